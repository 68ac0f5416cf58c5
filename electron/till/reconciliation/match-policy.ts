import {
  type OutcomeSums,
  type StatementKey,
  type StatementLine,
  statementKeys,
  statementOutcomes,
  type TheirLine,
} from '../../../shared/statement.ts';
import type { BookEntry } from './book-entry-policy.ts';
import { candidatesBy, turn } from './match-key-policy.ts';
import type { ReadLine } from './statement-line-policy.ts';

/**
 * Every line beside the one entry that it speaks of: by the surest name that both have, and never by a
 * name that fits two. A weaker name counts only where no surer one says otherwise. An entry belongs to one
 * line; a second line with its name is theirs alone. Of ours only those that are `isAwaited` are missed.
 * Somebody else has a turn at each `yield`.
 */
export function* matchStatement(
  lines: readonly ReadLine[],
  entries: readonly BookEntry[],
  isAwaited: (entry: BookEntry) => boolean,
): Generator<void, readonly StatementLine[]> {
  const told = new Map<ReadLine, StatementLine>();
  const taken = new Set<BookEntry>();
  const mentioned = new Set<BookEntry>();
  for (const key of statementKeys) {
    const candidatesOf = yield* candidatesBy(key, entries);
    const claims = new Map<BookEntry, ReadLine[]>();
    for (const [place, line] of lines.filter((each) => !told.has(each)).entries()) {
      if (place % turn === 0) yield;
      const candidates = candidatesOf(line);
      const [entry] = candidates;
      if (candidates.length > 1) tellAmbiguous(line, candidates);
      else if (entry) {
        const claimants = claims.get(entry);
        if (claimants) claimants.push(line);
        else claims.set(entry, [line]);
      }
    }
    let settled = 0;
    for (const [entry, claimants] of claims) {
      settled += 1;
      if (settled % turn === 0) yield;
      settle(entry, claimants, key);
    }
  }
  const sales = new Set([...taken].flatMap(({ ours }) => (ours.kind === 'sale' ? ours.id : [])));
  const all = lines.map((line) => told.get(line) ?? theirsOnly(line, 'unknown', null));
  for (const [place, entry] of entries.entries()) {
    if (place % turn === 0) yield;
    if (isMissing(entry)) all.push({ outcome: 'ours_only', ours: entry.ours });
  }
  return all;

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
  const sums = Object.fromEntries(
    statementOutcomes.map((outcome) => [outcome, { count: 0, theirs: 0, ours: 0 }]),
  ) as Record<StatementLine['outcome'], { count: number; theirs: number; ours: number }>;
  for (const line of lines) {
    const sum = sums[line.outcome];
    sum.count += 1;
    sum.theirs += signed('theirs' in line && line.theirs);
    sum.ours += signed(oursIn(line));
  }
  return sums;
}

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
