import type { PaymentFailureCode } from '../../../shared/failures.ts';
import { failureDescriptions } from '../../../shared/messages/en.ts';

export interface FailureText {
  readonly description: string;
  readonly source: 'DEVICE' | 'device_controller';
  readonly step?: string;
  /** Said when neither the terminal nor the bank gave a reason; the documents' sample reads one always. */
  readonly reason: string;
}

/** The documents' words for a payment that ended without money (R61-R74). */
export const failureTexts: Readonly<Record<PaymentFailureCode, FailureText>> = {
  CARD_DECLINED: fromDevice('CARD_DECLINED', 'AUTHORIZATION'),
  CARD_READ_ERROR: fromDevice('CARD_READ_ERROR'),
  INVALID_PIN: fromDevice('INVALID_PIN', 'AUTHORIZATION'),
  TIMEOUT: fromDevice('TIMEOUT'),
  TRANSACTION_CANCELLED: fromDevice('TRANSACTION_CANCELLED'),
  NETWORK_ERROR: fromDevice('NETWORK_ERROR'),
  DEVICE_MALFUNCTION: fromDevice('DEVICE_MALFUNCTION'),
  DEVICE_DISCONNECTED: fromController('DEVICE_DISCONNECTED', 'device_not_connected'),
  DEVICE_TIMEOUT: fromController('DEVICE_TIMEOUT', 'device_timeout'),
  DEVICE_ERROR: fromController('DEVICE_ERROR', 'device_error'),
};

/** The terminal itself says so. */
function fromDevice(code: PaymentFailureCode, step?: string): FailureText {
  return {
    description: failureDescriptions[code],
    source: 'DEVICE',
    ...(step === undefined ? {} : { step }),
    reason: code.toLowerCase(),
  };
}

/** The till says so of its terminal. */
function fromController(code: PaymentFailureCode, reason: string): FailureText {
  return { description: failureDescriptions[code], source: 'device_controller', reason };
}
