import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import { type Currency, isCurrency } from '../../../shared/money.ts';
import type { BatchTotals, ServiceCommand, ServiceEnd } from '../service.ts';
import { amountIn } from './amounts.ts';
import { conditionOf, isSuccess, wordsOf } from './answers.ts';
import { meaningOf } from './error-conditions.ts';
import { decimalAt, type Json, type JsonObject, listAt, objectAt, textAt } from './json.ts';
import { repeatedSlip } from './last-results.ts';
import type { Message } from './message.ts';

/** What came of something that moves no money. */
export function serviceEndOf(service: ServiceCommand['type'], message: Message): ServiceEnd {
  const body = service.startsWith('display') ? firstOutput(message.body) : message.body;
  if (!isSuccess(body)) {
    const condition = conditionOf(body);
    if (condition === undefined) return { type: 'no_answer', reason: 'The answer says nothing' };
    if (condition === 'UnavailableService') return { type: 'not_supported' };
    return { type: 'refused', resultCode: condition, reason: wordsOf(body) };
  }
  switch (service) {
    case 'diagnosis':
      return endOfDiagnosis(body);
    case 'status':
      return done({ words: statusWords(body) });
    case 'end_of_day':
      return done({ totals: totalsOf(body) });
    case 'repeat_receipt':
      return done(repeatedSlip(message));
    default:
      return done({});
  }
}

/** A display answers once for each output; the till asks for one at a time. */
function firstOutput(body: JsonObject): JsonObject {
  return objectAt(listAt(body, 'OutputResult')[0] ?? null);
}

function endOfDiagnosis(body: JsonObject): ServiceEnd {
  const hosts = listAt(body, 'HostStatus');
  const isCutOff = hosts.some((host) => objectAt(host).IsReachableFlag === false);
  const condition = 'UnreachableHost';
  return isCutOff
    ? { type: 'refused', resultCode: condition, reason: meaningOf(condition).words }
    : done({ words: statusWords(body) });
}

function statusWords(body: JsonObject): string | null {
  const { GlobalStatus, PrinterStatus } = objectAt(body, 'POIStatus');
  const words = [
    typeof GlobalStatus === 'string' ? GlobalStatus : undefined,
    typeof PrinterStatus === 'string' ? `printer: ${PrinterStatus}` : undefined,
  ].filter((word) => word !== undefined);
  return words.length === 0 ? null : screenCardNumbers(words.join(', '));
}

function totalsOf(body: JsonObject): readonly BatchTotals[] {
  const batchNumber = textAt(body, 'POIReconciliationID') ?? null;
  const groups = listAt(body, 'TransactionTotals');
  const found = [...new Set(groups.map((group) => textAt(group, 'PaymentCurrency')))];
  return found.flatMap((currency) => {
    if (currency === undefined || !isCurrency(currency)) return [];
    const lines = groups
      .filter((group) => textAt(group, 'PaymentCurrency') === currency)
      .flatMap((group) => listAt(group, 'PaymentTotals'));
    const sales = sumOf(lines, 'Debit', currency);
    const refunds = sumOf(lines, 'Credit', currency);
    // Counts that cannot be read are left out: a wrong sum is worse than none.
    return sales && refunds ? [{ currency, batchNumber, sales, refunds }] : [];
  });
}

function sumOf(
  lines: readonly Json[],
  type: 'Debit' | 'Credit',
  currency: Currency,
): { readonly count: number; readonly amount: number } | undefined {
  let count = 0;
  let amount = 0;
  for (const line of lines) {
    if (textAt(line, 'TransactionType') !== type) continue;
    const counted = decimalAt(line, 'TransactionCount')?.text ?? '';
    const sum = decimalAt(line, 'TransactionAmount');
    const read = amountIn({ Amount: sum, Currency: currency }, 'Amount');
    if (!/^\d{1,9}$/.test(counted) || read.type !== 'read') return undefined;
    count += Number(counted);
    amount += read.money.minor;
  }
  return Number.isSafeInteger(amount) ? { count, amount } : undefined;
}

function done(
  said: Partial<Omit<Extract<ServiceEnd, { type: 'done' }>, 'type'>>,
): Extract<ServiceEnd, { type: 'done' }> {
  return { type: 'done', lines: [], words: null, terminalTime: null, totals: [], ...said };
}
