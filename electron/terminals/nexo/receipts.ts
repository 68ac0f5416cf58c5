import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { Money } from '../../../shared/money.ts';
import type {
  PaymentMethod,
  TerminalReceipt,
  TerminalSlip,
  TransactionKind,
} from '../../../shared/payment.ts';
import { slipsOf } from '../slips.ts';
import { detailsOf, linesOf } from './answers.ts';
import { type JsonObject, listAt, objectAt, textAt } from './json.ts';
import type { Message } from './message.ts';

/**
 * The terminal's own name for a transaction. The time stands first because the number may have any
 * letters in it; a terminal that gives none is held to the number of the message.
 */
export function markOf({ header, body }: Message): string {
  const { TransactionID, TimeStamp } = objectAt(body, 'POIData', 'POITransactionID');
  return typeof TransactionID === 'string' && typeof TimeStamp === 'string'
    ? `${TimeStamp} ${TransactionID}`
    : `message ${header.serviceId ?? '-'}`;
}

/** The transaction's name as it goes over the wire; `undefined` where the terminal gave none. */
export function transactionOfMark(mark: string): JsonObject | undefined {
  const [, timeStamp, transactionId] = /^(\d{4}-\S+) (.+)$/.exec(mark) ?? [];
  return timeStamp === undefined || transactionId === undefined
    ? undefined
    : { POITransactionID: { TransactionID: transactionId, TimeStamp: timeStamp } };
}

export function receiptOf(
  message: Message,
  money: Money | null,
  asked: TransactionKind | null,
): TerminalReceipt {
  const { header, body } = message;
  const result = objectAt(body, 'PaymentResult');
  const instrument = objectAt(result, 'PaymentInstrumentData');
  const acquirer = objectAt(result, 'PaymentAcquirerData');
  const card = objectAt(instrument, 'CardData');
  const details = detailsOf(body);
  const method = methodOf(instrument);
  const kind = asked ?? kindOf(message);
  return {
    mark: markOf(message),
    ...(kind === 'sale' ? {} : { kind }),
    amount: money?.minor ?? null,
    currency: money?.currency ?? null,
    method,
    card:
      method === 'card'
        ? { network: textAt(card, 'PaymentBrand') ?? '', last4: lastFourOf(card) }
        : null,
    upi: method === 'upi' ? { vpa: details.get('vpa') ?? null } : null,
    rrn: details.get('rrn') ?? null,
    approvalCode: textAt(acquirer, 'ApprovalCode') ?? null,
    terminalId: textAt(acquirer, 'AcquirerPOIID') ?? header.poiId,
    trace: null,
    receiptNumber: textAt(body, 'POIData', 'POITransactionID', 'TransactionID') ?? null,
    text: printedText(body),
  };
}

function kindOf({ header, body }: Message): TransactionKind {
  if (header.category === 'Reversal') return 'reversal';
  return textAt(body, 'PaymentResult', 'PaymentType') === 'Refund' ? 'refund' : 'sale';
}

/** UPI is paid with a phone: Mobile, unless the brand says that it is some other wallet. */
function methodOf(instrument: JsonObject): PaymentMethod {
  const type = textAt(instrument, 'PaymentInstrumentType') ?? 'Card';
  if (type === 'Card') return 'card';
  const brand = textAt(instrument, 'CardData', 'PaymentBrand') ?? 'upi';
  return type === 'Mobile' && brand.toLowerCase() === 'upi' ? 'upi' : 'wallet';
}

/** Of the masked number only what a receipt may show. */
function lastFourOf(card: JsonObject): string | null {
  return /(\d{4})$/.exec(textAt(card, 'MaskedPan') ?? textAt(card, 'MaskedPAN') ?? '')?.[1] ?? null;
}

function printedText(body: JsonObject): string | null {
  const lines = receiptLines(body);
  return lines.length === 0 ? null : lines.join('\n');
}

/** Every slip that the terminal would like to be printed; the cashier's is the shop's own. */
export function slipsIn(body: JsonObject): readonly TerminalSlip[] {
  return slipsOf(
    listAt(body, 'PaymentReceipt').map((slip) => ({
      copy: textAt(slip, 'DocumentQualifier') === 'CashierReceipt' ? 'merchant' : 'customer',
      lines: linesOf(objectAt(slip, 'OutputContent')),
    })),
  );
}

/** The slip that the terminal would like to be printed: the customer's, or else any. */
export function receiptLines(body: JsonObject): readonly string[] {
  const slips = listAt(body, 'PaymentReceipt');
  const customers = slips.find((slip) => textAt(slip, 'DocumentQualifier') === 'CustomerReceipt');
  const lines = linesOf(objectAt(customers ?? slips[0], 'OutputContent'));
  return screenCardNumbers(lines.join('\n'))
    .split('\n')
    .filter((line) => line !== '');
}
