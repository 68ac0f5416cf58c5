import { userText } from '../../../shared/messages/messages.ts';
import type { ErrorMeaning } from '../operation.ts';

/** The codes of the gateway guide, and the three that stand for them in the cloud's vocabulary. */
const meanings: Readonly<Record<string, string>> = {
  VALIDATION_FAILED: 'A field is missing or wrong; `field` and `reason` say which and how',
  ORDER_NOT_FOUND: 'There is no order with this id',
  ACTIVITY_NOT_FOUND: 'There is no activity with this id',
  PAYMENT_NOT_FOUND: 'There is no payment with this id',
  REFUND_NOT_FOUND: 'There is no refund with this id',
  BUSINESS_LOGIC_ERROR: 'The order is paid already, or its terminal belongs to the cloud',
  PROCESSING_FAILED: 'A fault of the gateway, or a wireless call without an upstream',
  UNSUPPORTED_ACTION: 'No terminal that this gateway drives can do that',
  DEVICE_DISCONNECTED: 'The terminal is not connected; nothing was sent to it',
  DEVICE_NOT_FOUND: 'No paired terminal has this device_id',
  DEVICE_BUSY: 'A payment is running there; `metadata.activity_id` names it',
  DEVICE_TIMEOUT: 'The terminal did not answer in time and took no money',
  DEVICE_ERROR: 'The line to the terminal failed and no money was taken',
  CARD_DECLINED: 'The card issuer declined',
  CARD_READ_ERROR: 'The terminal could not read the card',
  INVALID_PIN: 'The PIN was wrong',
  TIMEOUT: 'Nobody paid in time',
  TRANSACTION_CANCELLED: 'The customer or the till cancelled',
  NETWORK_ERROR: 'The terminal could not reach the bank',
  DEVICE_MALFUNCTION: 'The terminal is broken',
  BAD_REQUEST_ERROR:
    'The request is wrong; `description` has the cloud’s words, or `metadata.code` says how',
  GATEWAY_ERROR: 'Profile razorpay: trouble with the terminal; see `metadata.code`',
  SERVER_ERROR: 'Profile razorpay: trouble with the gateway; see `metadata.code`',
};

/** Errors that pass by themselves (R76). They are final only where no money can have moved (X59). */
const transient: readonly string[] = ['DEVICE_BUSY', 'DEVICE_TIMEOUT', 'DEVICE_DISCONNECTED'];

export const errorMeanings: readonly ErrorMeaning[] = Object.entries(meanings).map(
  ([code, meaning]) => ({
    code,
    meaning,
    type: typeOf(code),
    mayRetry: transient.includes(code),
    text: userText(code, 'en'),
  }),
);

/** The guide's classification (R77). */
function typeOf(code: string): ErrorMeaning['type'] {
  if (code === 'VALIDATION_FAILED') return 'CLIENT_ERROR';
  if (code.startsWith('DEVICE_')) return 'DEVICE_ERROR';
  if (code === 'PROCESSING_FAILED' || code === 'BUSINESS_LOGIC_ERROR') return 'SYSTEM_ERROR';
  return 'UNKNOWN';
}
