import { assertNever } from '../../../shared/assert-never.ts';
import type { StatementKey } from '../../../shared/statement.ts';
import type { BookEntry } from './book-entry-policy.ts';
import { daysAfter } from './statement-date-policy.ts';
import type { ReadLine } from './statement-line-policy.ts';

/** Finds the entries that one kind of name may speak of; somebody else has a turn at each `yield`. */
export function* candidatesBy(
  key: StatementKey,
  entries: readonly BookEntry[],
): Generator<void, (line: ReadLine) => readonly BookEntry[]> {
  const index = new Map<string, BookEntry[]>();
  for (const [place, entry] of entries.entries()) {
    if (place % turn === 0) yield;
    for (const name of entryNames(key, entry)) {
      const named = index.get(name);
      if (named) named.push(entry);
      else index.set(name, [entry]);
    }
  }
  return (line) => {
    const found = lineNames(key, line).flatMap((name) => index.get(name) ?? []);
    const fitting = [...new Set(found)].filter((entry) => fits(key, line, entry));
    if (fitting.length < 2) return fitting;
    // Parts that went back under their sale's own number are told apart by what they came to.
    const exact = fitting.filter(({ ours }) => ours.amount === line.amount);
    return exact.length === 1 ? exact : fitting;
  };
}

/** Entries or lines that are looked at in one go: some milliseconds. */
export const turn = 100;

function entryNames(key: StatementKey, entry: BookEntry): readonly string[] {
  const { ours, ids, rrn, receipts, approval, trace, terminals, days, paymentId } = entry;
  const { kind, amount } = ours;
  switch (key) {
    case 'id':
      return [
        ...ids.map((id) => `${kind}/${id}`),
        ...(kind === 'refund' ? [`of/${paymentId}`] : []),
      ];
    case 'reference':
      return rrn === null ? [] : [`${kind}/${rrn}`];
    case 'trace':
      if (trace === null) return [];
      return terminals.flatMap((terminal) =>
        days.map((day) => `${kind}/${terminal}/${trace}/${day}`),
      );
    case 'receipt':
      return receipts.flatMap((receipt) =>
        days.map((day) => `${kind}/${receipt}/${amount}/${day}`),
      );
    case 'approval':
      return approval === null ? [] : days.map((day) => `${kind}/${approval}/${amount}/${day}`);
    default:
      return assertNever(key);
  }
}

function lineNames(key: StatementKey, line: ReadLine): readonly string[] {
  const { kind, id, payment, rrn, terminal, trace, receipt, approval, amount, day } = line;
  switch (key) {
    case 'id': {
      const own = [id, ...(kind === 'sale' ? [payment] : [])];
      const of = kind === 'refund' && payment !== null ? [`of/${payment}`] : [];
      return [...own.flatMap((each) => (each === null ? [] : `${kind}/${each}`)), ...of];
    }
    case 'reference':
      return rrn === null ? [] : [`${kind}/${rrn}`];
    case 'trace':
      // Traces begin again, so the day is the terminal's own.
      return trace === null || terminal === null ? [] : [`${kind}/${terminal}/${trace}/${day}`];
    case 'receipt':
      if (receipt === null) return [];
      return aboutDay(day).map((each) => `${kind}/${receipt}/${amount}/${each}`);
    case 'approval':
      if (approval === null) return [];
      return aboutDay(day).map((each) => `${kind}/${approval}/${amount}/${each}`);
    default:
      return assertNever(key);
  }
}

/** A statement may be dated by the day on which the money was paid out. */
function aboutDay(day: string): readonly string[] {
  return [day, daysAfter(day, -1), daysAfter(day, 1)];
}

/** Whether no surer name says that they are two. */
function fits(key: StatementKey, line: ReadLine, entry: BookEntry): boolean {
  if (key === 'id' || key === 'reference') return true;
  if (line.rrn !== null && entry.rrn !== null && line.rrn !== entry.rrn) return false;
  const isElsewhere = entry.terminals.length > 0 && !entry.terminals.includes(line.terminal ?? '');
  return line.terminal === null || !isElsewhere;
}
