import {
  type OutcomeSum,
  type OutcomeSums,
  type StatementKey,
  type StatementLine,
  statementKeys,
  statementOutcomes,
  type TheirLine,
} from '../../../shared/statement.ts';
import type { BookEntry } from './book-entry-policy.ts';
import { candidatesBy } from './match-key-policy.ts';
import type { ReadLine } from './statement-line-policy.ts';

/**
 * Every line beside the one entry that it speaks of: by the surest name that both have, and never by a
 * name that fits two. A weaker name counts only where no surer one says otherwise. An entry belongs to one
 * line; a second line with its name is theirs alone. Of ours only those that are `isAwaited` are missed.
 */
export function matchStatement(
  lines: readonly ReadLine[],
  entries: readonly BookEntry[],
  isAwaited: (entry: BookEntry) => boolean,
): readonly StatementLine[] {
  const told = new Map<ReadLine, StatementLine>();
  const taken = new Set<BookEntry>();
  const mentioned = new Set<BookEntry>();
  for (const key of statementKeys) {
    const candidatesOf = candidatesBy(key, entries);
    const claims = new Map<BookEntry, ReadLine[]>();
    for (const line of lines.filter((each) => !told.has(each))) {
      const candidates = candidatesOf(line);
      const [entry] = candidates;
      if (candidates.length > 1) tellAmbiguous(line, candidates);
      else if (entry) claims.set(entry, [...(claims.get(entry) ?? []), line]);
    }
    for (const [entry, claimants] of claims) settle(entry, claimants, key);
  }
  const sales = new Set([...taken].flatMap(({ ours }) => (ours.kind === 'sale' ? ours.id : [])));
  return [
    ...lines.map((line) => told.get(line) ?? theirsOnly(line, 'unknown', null)),
    ...entries.filter(isMissing).map(({ ours }) => ({ outcome: 'ours_only', ours }) as const),
  ];

  /** The exact amount goes first, whatever the order of the file. */
  function settle(entry: BookEntry, claimants: readonly ReadLine[], key: StatementKey): void {
    const { ours, isMoney } = entry;
    const isOff = ({ amount }: ReadLine) => Number(amount !== ours.amount);
    const inOrder = claimants.toSorted(
      (one, other) => isOff(one) - isOff(other) || one.line - other.line,
    );
    for (const line of inOrder) {
      if (taken.has(entry)) told.set(line, theirsOnly(line, 'again', entry));
      else if (!isMoney) told.set(line, theirsOnly(line, 'not_paid', entry));
      else {
        const outcome = isOff(line) ? 'amount_differs' : 'matched';
        told.set(line, { outcome, theirs: theirsOf(line), ours, by: key });
      }
      taken.add(entry);
    }
  }

  function tellAmbiguous(line: ReadLine, candidates: readonly BookEntry[]): void {
    for (const entry of candidates) mentioned.add(entry);
    const shown = candidates.slice(0, mostCandidates).map(({ ours }) => ours);
    told.set(line, { outcome: 'ambiguous', theirs: theirsOf(line), candidates: shown });
  }

  function isMissing(entry: BookEntry): boolean {
    if (taken.has(entry) || mentioned.has(entry) || !isAwaited(entry)) return false;
    return entry.isExpected === 'with_its_sale'
      ? sales.has(entry.paymentId)
      : entry.isExpected === 'always';
  }
}

/** More are not told apart by looking at them. */
const mostCandidates = 5;

/** What each outcome comes to on either side. */
export function sumOutcomes(lines: readonly StatementLine[]): OutcomeSums {
  const sums = new Map(statementOutcomes.map((outcome) => [outcome, nothing]));
  for (const line of lines) {
    const sum = sums.get(line.outcome) ?? nothing;
    const [theirs, ours] = [signed('theirs' in line && line.theirs), signed(oursIn(line))];
    sums.set(line.outcome, {
      count: sum.count + 1,
      theirs: sum.theirs + theirs,
      ours: sum.ours + ours,
    });
  }
  return Object.fromEntries(sums) as OutcomeSums;
}

const nothing: OutcomeSum = { count: 0, theirs: 0, ours: 0 };

/** What a line has of ours as money; an entry that it only mentions is counted elsewhere or nowhere. */
function oursIn(line: StatementLine) {
  return line.outcome !== 'theirs_only' && 'ours' in line && line.ours;
}

function signed(subject: Pick<TheirLine, 'kind' | 'amount'> | false): number {
  if (!subject) return 0;
  return subject.kind === 'refund' ? -subject.amount : subject.amount;
}

function theirsOnly(
  line: ReadLine,
  why: 'unknown' | 'again' | 'not_paid',
  entry: BookEntry | null,
): StatementLine {
  return { outcome: 'theirs_only', theirs: theirsOf(line), why, ours: entry?.ours ?? null };
}

function theirsOf({ line, kind, amount, day, fee, reference }: ReadLine): TheirLine {
  return { line, kind, amount, day, fee, reference };
}
