import type { Money } from '../../../shared/money.ts';
import type { TransactionKind } from '../../../shared/payment.ts';
import type { TerminalOutcome } from '../terminal.ts';
import { amountIn, type ReadAmount } from './amounts.ts';
import { conditionOf, wordsOf } from './answers.ts';
import { aborted, inProgress, meaningOf } from './error-conditions.ts';
import { decimalAt, objectAt, textAt } from './json.ts';
import { type Message, nameOf } from './message.ts';
import { receiptOf } from './receipts.ts';

/** What an answer about money says. */
export type PayReport =
  | { readonly type: 'outcome'; readonly outcome: TerminalOutcome }
  /** Refused with a word that belongs to requests which were not begun. */
  | {
      readonly type: 'not_begun';
      readonly outcome: Exclude<TerminalOutcome, { type: 'approved' }>;
    }
  /** It says nothing about the money that could be believed. */
  | { readonly type: 'unclear'; readonly reason: string };

export interface Circumstances {
  /** Whether the till has asked the terminal to stop: an end by abort is then the merchant's. */
  readonly abortSent: boolean;
  /** What the till had asked for; null when the terminal names its last transaction by itself. */
  readonly asked: { readonly kind: TransactionKind; readonly amount: Money } | null;
}

export function payReportOf(message: Message, circumstances: Circumstances): PayReport {
  const { body } = message;
  switch (textAt(body, 'Response', 'Result')) {
    case 'Success':
    case 'Partial':
      return approvalOf(message, circumstances);
    case 'Failure':
      return refusalOf(message, circumstances);
    default:
      return { type: 'unclear', reason: 'The terminal did not say how it ended' };
  }
}

function approvalOf(message: Message, { asked }: Circumstances): PayReport {
  const amount = amountOf(message, asked?.amount ?? null);
  if (amount.type === 'unreadable') {
    return { type: 'unclear', reason: 'The terminal approved an amount that cannot be read' };
  }
  const money = amount.type === 'read' ? amount.money : null;
  const receipt = receiptOf(message, money, asked?.kind ?? null);
  return { type: 'outcome', outcome: { type: 'approved', frame: nameOf(message.header), receipt } };
}

function refusalOf(message: Message, { abortSent, asked }: Circumstances): PayReport {
  const condition = conditionOf(message.body);
  // About this very request: somebody has sent it twice, and the first is still at work.
  if (condition === inProgress) {
    return { type: 'unclear', reason: 'The terminal says that it is still at work on it' };
  }
  const { code, isNotBegun } = meaningOf(condition);
  const isCancelled = code === 'TRANSACTION_CANCELLED';
  const amount = amountOf(message, asked?.amount ?? null);
  const money = amount.type === 'read' ? amount.money : null;
  const outcome = {
    type: isCancelled ? ('cancelled' as const) : ('declined' as const),
    frame: nameOf(message.header),
    resultCode: condition ?? null,
    failure: {
      code,
      reason: wordsOf(message.body),
      by: isCancelled ? cancelledBy(condition, abortSent) : ('provider' as const),
    },
    receipt: receiptOf(message, money, asked?.kind ?? null),
  };
  return isNotBegun ? { type: 'not_begun', outcome } : { type: 'outcome', outcome };
}

function cancelledBy(condition: string | undefined, abortSent: boolean): 'customer' | 'merchant' {
  return condition === aborted && abortSent ? 'merchant' : 'customer';
}

/** A reversal names no currency: it is that of what was asked. */
function amountOf({ header, body }: Message, asked: Money | null): ReadAmount {
  if (header.category !== 'Reversal') {
    return amountIn(objectAt(body, 'PaymentResult', 'AmountsResp'), 'AuthorizedAmount');
  }
  const reversed = decimalAt(body, 'ReversedAmount');
  if (!asked) return { type: 'absent' };
  if (!reversed) return { type: 'read', money: asked };
  return amountIn({ Amount: reversed, Currency: asked.currency }, 'Amount');
}
