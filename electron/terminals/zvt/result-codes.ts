import type { PaymentFailureCode } from '../../../shared/failures.ts';
import type { TransactionKind } from '../../../shared/payment.ts';

/** What a result code says. Words for when the terminal sends none of its own. */
export interface ResultMeaning {
  readonly code: PaymentFailureCode;
  readonly words: string;
}

export const approved = 0x00;
/** The customer pressed the red key, nobody came, or an abort command was obeyed. */
export const aborted = 0x6c;
export const wrongCurrency = 0x6f;
export const pleaseWait = 0x9c;
export const notReady = 0xa0;
export const protocolError = 0x9a;
export const functionNotPossible = 0x83;
export const printerNotReady = 0xcc;
export const alreadyReversed = 0xb4;
export const reversalNotPossible = 0xb5;
export const reservationIncorrect = 0xb7;

/** PA00P015, error messages. */
const meanings: ReadonlyMap<number, ResultMeaning> = new Map<number, ResultMeaning>([
  [0x64, meaning('CARD_READ_ERROR', 'Card not readable')],
  [0x65, meaning('CARD_READ_ERROR', 'Card data not present')],
  [0x66, meaning('DEVICE_ERROR', 'Processing error')],
  [0x67, meaning('CARD_DECLINED', 'Not permitted for debit cards')],
  [0x68, meaning('CARD_DECLINED', 'Not permitted for credit cards')],
  [0x6a, meaning('DEVICE_ERROR', 'The terminal has no room for another payment')],
  [0x6b, meaning('DEVICE_ERROR', 'Terminal not registered')],
  [aborted, meaning('TRANSACTION_CANCELLED', 'Cancelled or timed out at the terminal')],
  [0x6e, meaning('CARD_DECLINED', 'Card blocked')],
  [wrongCurrency, meaning('DEVICE_ERROR', 'Wrong currency')],
  [0x71, meaning('CARD_DECLINED', 'Not enough credit')],
  [0x72, meaning('CARD_READ_ERROR', 'Chip error')],
  [0x73, meaning('CARD_READ_ERROR', 'Card data incorrect')],
  [0x74, meaning('DEVICE_MALFUNCTION', 'The terminal has used up its keys')],
  [0x75, meaning('DEVICE_ERROR', 'The text to show is not authentic')],
  [0x76, meaning('CARD_DECLINED', 'This card is not on the list of permitted ones')],
  [0x77, meaning('DEVICE_ERROR', 'End of day not possible')],
  [0x78, meaning('CARD_DECLINED', 'Card expired')],
  [0x79, meaning('CARD_DECLINED', 'Card not yet valid')],
  [0x7a, meaning('CARD_DECLINED', 'Card unknown')],
  [0x7b, meaning('CARD_READ_ERROR', 'The magnetic stripe may not be used instead of the chip')],
  [0x7c, meaning('CARD_READ_ERROR', 'The magnetic stripe may not be used instead of the chip')],
  [0x7d, meaning('NETWORK_ERROR', 'Communication error')],
  [0x7e, meaning('CARD_READ_ERROR', 'The magnetic stripe may not be used instead of the chip')],
  [functionNotPossible, meaning('DEVICE_MALFUNCTION', 'Function not possible')],
  [0x85, meaning('DEVICE_MALFUNCTION', 'Key missing')],
  [0x89, meaning('DEVICE_MALFUNCTION', 'PIN pad defective')],
  [protocolError, meaning('DEVICE_ERROR', 'Protocol error')],
  [0x9b, meaning('NETWORK_ERROR', 'No line to the bank')],
  [pleaseWait, meaning('DEVICE_ERROR', 'The terminal asks to wait')],
  [notReady, meaning('DEVICE_ERROR', 'The terminal is not ready')],
  [0xa1, meaning('NETWORK_ERROR', 'The bank does not answer')],
  [0xa3, meaning('NETWORK_ERROR', 'No connection to the bank')],
  [0xa4, meaning('DEVICE_ERROR', 'Electronic purse cannot be handed in')],
  [0xa5, meaning('DEVICE_ERROR', 'Forbidden by the rules for card data')],
  [0xb1, meaning('DEVICE_ERROR', 'Memory full')],
  [0xb2, meaning('DEVICE_ERROR', 'Merchant journal full')],
  // No money was kept because the till had gone; the till asked only later (terminals.md section 2).
  [alreadyReversed, meaning('DEVICE_DISCONNECTED', 'Reversed by the terminal')],
  [0xb5, meaning('DEVICE_ERROR', 'Reversal not possible')],
  [0xb7, meaning('DEVICE_ERROR', 'Pre-authorisation incorrect')],
  [0xb8, meaning('DEVICE_ERROR', 'Pre-authorisation error')],
  [0xbf, meaning('DEVICE_MALFUNCTION', 'Too little power')],
  [0xc0, meaning('DEVICE_MALFUNCTION', 'The card lock is defective')],
  [0xc1, meaning('DEVICE_ERROR', 'The merchant card is locked')],
  [0xc2, meaning('DEVICE_ERROR', 'The terminal needs a diagnosis')],
  [0xc3, meaning('CARD_DECLINED', 'Amount too large')],
  [0xc4, meaning('DEVICE_ERROR', 'The card profiles must be loaded again')],
  [0xc5, meaning('CARD_DECLINED', 'Payment method not supported')],
  [0xc6, meaning('DEVICE_ERROR', 'Currency not supported')],
  [0xc8, meaning('CARD_DECLINED', 'Amount too small')],
  [0xc9, meaning('CARD_DECLINED', 'The largest permitted amount is too small')],
  [0xcb, meaning('DEVICE_ERROR', 'Only possible in euro')],
  [printerNotReady, meaning('DEVICE_ERROR', 'Printer not ready')],
  [0xcd, meaning('CARD_DECLINED', 'Cashback not possible')],
  [0xd2, meaning('CARD_DECLINED', 'Not permitted for this kind of card')],
  [0xdc, meaning('DEVICE_ERROR', 'A card is still inserted')],
  [0xdd, meaning('DEVICE_MALFUNCTION', 'The card reader cannot give the card back')],
  [0xde, meaning('DEVICE_MALFUNCTION', 'The card reader cannot take the card in')],
  [0xdf, meaning('DEVICE_MALFUNCTION', 'Out of order')],
  [0xe0, meaning('DEVICE_ERROR', 'Remote maintenance has started')],
  [0xe2, meaning('DEVICE_MALFUNCTION', 'The card reader does not answer')],
  [0xe3, meaning('DEVICE_ERROR', 'The card slot is closed')],
  [0xe4, meaning('DEVICE_ERROR', 'The terminal is not activated')],
  [0xe7, meaning('CARD_DECLINED', 'Goods group not found')],
  [0xe8, meaning('DEVICE_ERROR', 'No table of goods groups')],
  [0xe9, meaning('CARD_DECLINED', 'Not permitted for these goods')],
  [0xea, meaning('CARD_DECLINED', 'Card not activated')],
  [0xeb, meaning('DEVICE_MALFUNCTION', 'The PIN method is unknown')],
  [0xec, meaning('DEVICE_MALFUNCTION', 'The PIN cannot be processed')],
  [0xed, meaning('DEVICE_MALFUNCTION', 'PIN pad defective')],
  [0xf0, meaning('DEVICE_ERROR', 'End of day is still open')],
  [0xf1, meaning('CARD_DECLINED', 'Offline payment not possible')],
  [0xf5, meaning('DEVICE_ERROR', 'Initialisation error')],
  [0xf6, meaning('DEVICE_ERROR', 'Initialisation needed')],
  [0xfa, meaning('NETWORK_ERROR', 'Offline payments could not be sent')],
  [0xfb, meaning('DEVICE_MALFUNCTION', 'A stored payment is damaged')],
  [0xfc, meaning('DEVICE_MALFUNCTION', 'A device is missing or defective')],
  [0xfd, meaning('DEVICE_MALFUNCTION', 'Baud rate not supported')],
  [0xfe, meaning('DEVICE_ERROR', 'Till unknown')],
  [0xff, meaning('DEVICE_MALFUNCTION', 'System error')],
]);

const lastHostCode = 0x63;
/** 01, 51, 68 and 75 in decimal as banks count. */
const callIssuer = 0x01;
const insufficientFunds = 0x33;
const answeredTooLate = 0x44;
const tooManyPins = 0x4b;
/**
 * The bank's own codes for a wrong PIN: 55 and 38 in decimal as banks count, and the same digits where
 * the terminal writes them in hexadecimal.
 */
const pinCodes = new Set([0x37, 0x26, 0x55, 0x38]);

/**
 * What a code other than `approved` means; codes 01 to 63 are the bank's own. For a sale "already
 * reversed" says that the terminal gave it back, for anything else that there is nothing left to take back.
 */
export function meaningOf(code: number, kind: TransactionKind = 'sale'): ResultMeaning {
  if (code === alreadyReversed && kind !== 'sale') {
    return meaning('CARD_DECLINED', 'Already reversed');
  }
  if (code === callIssuer) return meaning('CARD_DECLINED', 'Call the bank that issued the card');
  if (code === tooManyPins) return meaning('INVALID_PIN', 'Too many wrong PINs');
  if (pinCodes.has(code)) return meaning('INVALID_PIN', 'Wrong PIN');
  if (code === insufficientFunds) return meaning('CARD_DECLINED', 'Insufficient funds');
  if (code === answeredTooLate) return meaning('TIMEOUT', 'The bank answered too late');
  if (code > approved && code <= lastHostCode)
    return meaning('CARD_DECLINED', 'Declined by the bank');
  return meanings.get(code) ?? meaning('DEVICE_ERROR', 'The terminal reports an error');
}

/** Every code that PA00P015 words, for whoever must have a text for each. */
export const wordedCodes: readonly number[] = [...meanings.keys()];

/** The code with which a terminal says this; what terminals have no word for is a system error. */
export function resultCodeFor(failure: PaymentFailureCode): number {
  switch (failure) {
    case 'CARD_DECLINED':
      return insufficientFunds;
    case 'INVALID_PIN':
      return 0x55;
    case 'CARD_READ_ERROR':
      return 0x64;
    case 'TIMEOUT':
      return answeredTooLate;
    case 'TRANSACTION_CANCELLED':
      return aborted;
    case 'NETWORK_ERROR':
      return 0x9b;
    case 'DEVICE_ERROR':
      return 0x66;
    default:
      return 0xff;
  }
}

function meaning(code: PaymentFailureCode, words: string): ResultMeaning {
  return { code, words };
}
