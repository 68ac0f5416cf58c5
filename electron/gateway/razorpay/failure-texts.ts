import type { PaymentFailureCode } from '../../../shared/failures.ts';

export interface FailureText {
  readonly description: string;
  readonly source: 'DEVICE' | 'device_controller';
  readonly step?: string;
  /** Said when neither the terminal nor the bank gave a reason; the documents' sample reads one always. */
  readonly reason: string;
}

/** The documents' words for a payment that ended without money (R61-R74). */
export const failureTexts: Readonly<Record<PaymentFailureCode, FailureText>> = {
  CARD_DECLINED: {
    description: 'Transaction was declined by the card issuer',
    source: 'DEVICE',
    step: 'AUTHORIZATION',
    reason: 'card_declined',
  },
  CARD_READ_ERROR: {
    description: 'Failed to read card data',
    source: 'DEVICE',
    reason: 'card_read_error',
  },
  INVALID_PIN: {
    description: 'Incorrect PIN entered',
    source: 'DEVICE',
    step: 'AUTHORIZATION',
    reason: 'invalid_pin',
  },
  TIMEOUT: { description: 'Transaction timed out', source: 'DEVICE', reason: 'timeout' },
  TRANSACTION_CANCELLED: {
    description: 'User cancelled transaction',
    source: 'DEVICE',
    reason: 'transaction_cancelled',
  },
  NETWORK_ERROR: {
    description: 'Device network connectivity issue',
    source: 'DEVICE',
    reason: 'network_error',
  },
  DEVICE_MALFUNCTION: {
    description: 'Hardware malfunction',
    source: 'DEVICE',
    reason: 'device_malfunction',
  },
  DEVICE_DISCONNECTED: {
    description: 'Device is not connected',
    source: 'device_controller',
    reason: 'device_not_connected',
  },
  DEVICE_TIMEOUT: {
    description: 'Device operation timed out',
    source: 'device_controller',
    reason: 'device_timeout',
  },
  DEVICE_ERROR: {
    description: 'Device communication error',
    source: 'device_controller',
    reason: 'device_error',
  },
};
