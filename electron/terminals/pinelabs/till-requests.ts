import type { Money } from '../../../shared/money.ts';
import type { LinkRepeats } from '../link-repeats.ts';
import type { MoneyCommand } from '../service.ts';
import type { PaymentCommand } from '../terminal.ts';
import { encodeRequest, type Request } from './message.ts';
import type { Work } from './session.ts';
import { type TransactionTypeName, transactionTypes } from './transaction-types.ts';

type MoneyWork = Extract<Work, { type: 'money' }>;

/** Why a command is not sent at all. */
export interface Unsendable {
  readonly reason: string;
}

/** Asks for nothing, so it charges nobody; that anything at all is answered is what it is for. */
export const hello: Work = { type: 'hello', request: requestOf('getStatus', '') };

export function askFor(reference: string): Work {
  return { type: 'ask', request: requestOf('getStatus', reference) };
}

export const settle: Work = { type: 'serve', request: requestOf('settlement', '') };

export function saleOf(command: PaymentCommand): MoneyWork | Unsendable {
  const isUpi = command.preferredMethod === 'upi';
  const qrSale = command.qr === 'bharat_qr' ? 'bharatQrSale' : 'upiSale';
  return moneyWork(isUpi ? qrSale : 'cardSale', 'sale', isUpi ? 'qr' : 'card', {
    id: command.paymentId,
    amount: command.amount,
    invoice: null,
    repeats: command.repeats,
  });
}

export function moveOf(command: MoneyCommand): MoneyWork | Unsendable {
  switch (command.type) {
    case 'reversal': {
      const { method, receiptNumber } = command.original;
      if (receiptNumber === null)
        return { reason: 'The terminal gave this sale no invoice number' };
      if (method !== 'card' && method !== 'upi')
        return { reason: `This terminal voids no ${method}` };
      const type = method === 'upi' ? 'upiVoid' : 'cardVoid';
      return moneyWork(type, 'reversal', null, { ...command, invoice: receiptNumber });
    }
    case 'refund':
      return command.original?.method === 'upi'
        ? { reason: 'This terminal refunds cards only' }
        : moneyWork('refund', 'refund', 'card', { ...command, invoice: null });
    default:
      return { reason: `This terminal does no ${command.type}` };
  }
}

function moneyWork(
  type: TransactionTypeName,
  kind: 'sale' | 'reversal' | 'refund',
  stage: 'card' | 'qr' | null,
  command: {
    readonly id: string;
    readonly amount: Money;
    readonly invoice: string | null;
    readonly repeats: LinkRepeats;
  },
): MoneyWork | Unsendable {
  const { amount, invoice, repeats } = command;
  const request: Request = {
    kind: type,
    reference: command.id,
    amount: amount.minor,
    invoice,
  };
  if (amount.currency !== 'INR') return { reason: 'The terminal takes rupees only' };
  const isAmount = Number.isSafeInteger(amount.minor) && amount.minor > 0;
  if (!isAmount || amount.minor > greatestAmount || !encodeRequest(request)) {
    return { reason: 'The terminal cannot take this amount or this name' };
  }
  const { says, method } = transactionTypes[type];
  const asked = method === 'upi' ? 'upi' : 'card';
  return {
    type: 'money',
    request,
    question: {
      ...{ frame: `${says} answer`, method: asked, kind },
      ...(type === 'bharatQrSale' ? { qr: 'bharat_qr' } : {}),
    },
    stage,
    repeats,
  };
}

/** Paise; no maker's limit is public. */
const greatestAmount = 999_999_999_999;

function requestOf(kind: TransactionTypeName, reference: string): Request {
  return { kind, reference, amount: null, invoice: null };
}
