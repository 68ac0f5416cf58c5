import type { CardName } from '../../../shared/card-names.ts';
import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { PaymentFailure, TerminalReceipt, TransactionKind } from '../../../shared/payment.ts';
import type { TerminalOutcome } from '../terminal.ts';
import type { Field } from './bmp.ts';
import {
  codeOf,
  currencyOf,
  digitsOf,
  displayLinesOf,
  lastFourOf,
  namesStrangeMoney,
  numberOf,
  textOf,
} from './field-values.ts';
import { hexCode } from './message.ts';
import { instrumentOf, referencesIn } from './payment-instruments.ts';
import { aborted, approved, meaningOf } from './result-codes.ts';
import { kindIn, textBehindKind } from './transaction-kinds.ts';

/** What is known beside the message itself. */
export interface Circumstances {
  /** The frame that said it, by name. */
  readonly frame: string;
  /** Whether the till has asked the terminal to stop: an abort is then the merchant's. */
  readonly abortSent: boolean;
  /** Lines that the terminal had printed for this transaction so far. */
  readonly printed: readonly string[];
  /** The till's name for the payment; `null` when the terminal was only asked. */
  readonly paymentId: string | null;
  /** What was asked for; `null` when the terminal was only asked: then it is read in its answer. */
  readonly kind: TransactionKind | null;
  /** The shop's own table of card names. */
  readonly cardNames?: readonly CardName[] | undefined;
}

/**
 * `undefined` when it says nothing about the money that could be relied on: there is no result code in
 * it, or what was asked for is answered with an amount that cannot be read. Not acknowledged, the terminal
 * takes such an approval back.
 */
export function outcomeOf(
  fields: readonly Field[],
  circumstances: Circumstances,
): TerminalOutcome | undefined {
  const code = codeOf(fields, 'resultCode');
  if (code === undefined) return undefined;
  const { frame, paymentId } = circumstances;
  const kind = circumstances.kind ?? kindIn(fields) ?? 'sale';
  const mark = markOf(fields);
  if (code === approved) {
    if (circumstances.kind !== null && namesStrangeMoney(fields)) return undefined;
    // An approval counts even from a terminal that does not number it: then the payment is its name.
    const receipt = receiptOf(fields, kind, mark ?? `unnumbered/${paymentId ?? ''}`, circumstances);
    return { type: 'approved', frame, receipt };
  }
  const receipt = mark === undefined ? null : receiptOf(fields, kind, mark, circumstances);
  return failedOutcome(code, textIn(fields), receipt, { ...circumstances, kind });
}

/**
 * The terminal's own name for a transaction: a trace number alone comes round again, and another
 * terminal has it too. `undefined` when it gave neither a trace nor a receipt number, because two
 * transactions would then have one name.
 */
export function markOf(fields: readonly Field[]): string | undefined {
  if (!numberOf(fields, 'trace') && !numberOf(fields, 'receiptNumber')) return undefined;
  const names = ['terminalId', 'trace', 'receiptNumber', 'date', 'time'] as const;
  return names.map((name) => digitsOf(fields, name) ?? '-').join('/');
}

/** The outcome of a code that came without a status information. */
export function outcomeOfCode(
  code: number | null,
  fields: readonly Field[],
  circumstances: Circumstances,
): TerminalOutcome {
  return failedOutcome(code, textIn(fields), null, circumstances);
}

function failedOutcome(
  code: number | null,
  text: string | null,
  receipt: TerminalReceipt | null,
  { frame, abortSent, kind }: Circumstances,
): TerminalOutcome {
  // An abort without a code is what terminals send for the red key.
  const meaning = meaningOf(code ?? aborted, kind ?? 'sale');
  const isCancelled = meaning.code === 'TRANSACTION_CANCELLED';
  const failure: PaymentFailure = {
    code: meaning.code,
    reason: text === null ? meaning.words : screenCardNumbers(text),
    by: isCancelled ? (abortSent ? 'merchant' : 'customer') : 'provider',
  };
  return {
    type: isCancelled ? 'cancelled' : 'declined',
    frame,
    resultCode: code === null ? null : hexCode(code),
    failure,
    receipt,
  };
}

function receiptOf(
  fields: readonly Field[],
  kind: TransactionKind,
  mark: string,
  { printed, cardNames }: Circumstances,
): TerminalReceipt {
  const text = textOf(fields, 'additionalText') ?? '';
  const instrument = instrumentOf(
    textOf(fields, 'cardName'),
    codeOf(fields, 'cardType'),
    cardNames,
  );
  const { rrn, vpa } = referencesIn(text);
  return {
    mark,
    ...(kind === 'sale' ? {} : { kind }),
    amount: numberOf(fields, 'amount') ?? null,
    currency: currencyOf(fields) ?? null,
    method: instrument.method,
    card:
      instrument.method === 'card'
        ? { network: instrument.network, last4: lastFourOf(fields) ?? null }
        : null,
    upi: instrument.method === 'upi' ? { vpa } : null,
    rrn,
    approvalCode: textOf(fields, 'approvalCode') ?? null,
    terminalId: digitsOf(fields, 'terminalId') ?? null,
    trace: digitsOf(fields, 'trace') ?? null,
    receiptNumber: digitsOf(fields, 'receiptNumber') ?? null,
    text: printed.length === 0 ? null : screenCardNumbers(printed.join('\n')),
  };
}

function textIn(fields: readonly Field[]): string | null {
  const lines = displayLinesOf(fields).join(' ').trim();
  const text = textOf(fields, 'additionalText');
  return (text && textBehindKind(text)) ?? (lines === '' ? null : lines);
}
