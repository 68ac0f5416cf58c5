import type { MoneyFilter } from '../../shared/ipc-payments.ts';
import { type MoneyLine, type MoneySort, standingOf, subjectOf } from '../../shared/money-line.ts';

/** Whether a line is one of those that were asked for; days, kind and text are walked by already. */
export function isWanted(line: MoneyLine, filter: MoneyFilter): boolean {
  const { standing, method, terminalId } = filter;
  return (
    (standing === undefined || standingOf(line) === standing) &&
    (method === undefined || line.payment.method === method) &&
    (terminalId === undefined || subjectOf(line).terminalId === terminalId)
  );
}

/** In the order that was asked for; what is alike stays as it was. */
export function inOrder(lines: readonly MoneyLine[], sort: MoneySort): readonly MoneyLine[] {
  switch (sort) {
    case 'newest':
      return lines;
    case 'oldest':
      return lines.toReversed();
    case 'largest':
      return lines.toSorted((left, right) => subjectOf(right).amount - subjectOf(left).amount);
  }
}
