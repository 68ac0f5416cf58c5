import type {
  OurLine,
  StatementLine,
  StatementOutcome,
  StatementProblem,
} from '../../../shared/statement.ts';
import type { IconName } from '../../components/icon.tsx';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Words } from '../../i18n/words.ts';
import type { PayTone } from '../pay/pay-status.ts';

/** The picture and colour of an outcome; its word is `statement.outcome.…`. */
export const outcomeLooks = {
  amount_differs: { icon: 'alert', tone: 'bad' },
  theirs_only: { icon: 'bank', tone: 'doubt' },
  ours_only: { icon: 'cash', tone: 'doubt' },
  ambiguous: { icon: 'question', tone: 'doubt' },
  unreadable: { icon: 'cross', tone: 'still' },
  matched: { icon: 'check', tone: 'good' },
} as const satisfies Record<StatementOutcome, { readonly icon: IconName; readonly tone: PayTone }>;

/** Ours that a line speaks of, or may speak of. */
export function oursOf(line: StatementLine): readonly OurLine[] {
  if (line.outcome === 'ambiguous') return line.candidates;
  return 'ours' in line && line.ours ? [line.ours] : [];
}

/** What tells a line from the others. */
export function statementLineId(line: StatementLine): string {
  if (line.outcome === 'unreadable') return `line ${line.line}`;
  return 'theirs' in line ? `line ${line.theirs.line}` : line.ours.id;
}

/** Why it is as it is, in words; empty for what is as it should be. */
export function whyWords(line: StatementLine, { t, count }: Words): string {
  switch (line.outcome) {
    case 'matched':
    case 'amount_differs':
      return t(`statement.by.${line.by}`);
    case 'theirs_only':
      return t(`statement.why.${line.why}`);
    case 'ours_only':
      return t('statement.why.ours_only');
    case 'ambiguous':
      return t('statement.why.ambiguous', { count: count(line.candidates.length) });
    case 'unreadable':
      return t(`statement.unreadable.${line.why}`);
  }
}

/** How a payment or refund of the book stands. */
export function stateKey({ kind, state }: OurLine): MessageKey {
  if (kind === 'refund') return `refund.state.${state}` as MessageKey;
  switch (state) {
    case 'captured':
      return 'sale.paid';
    case 'draft':
    case 'requested':
    case 'presented':
    case 'authorising':
      return 'sale.running';
    default:
      return `sale.${state}` as MessageKey;
  }
}

export function problemWords(problem: StatementProblem, { t, count }: Words): string {
  switch (problem.type) {
    case 'file_columns_missing': {
      const missing = problem.missing.map((need) => t(`statement.need.${need}`)).join(', ');
      return t('statement.file_columns_missing', { missing });
    }
    case 'file_quote_open':
      return t('statement.file_quote_open', { line: count(problem.line) });
    default:
      return t(`statement.${problem.type}`);
  }
}

/** "5 Jan 2026" of "2026-01-05". */
export function dayWords(day: string, words: Words): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return words.day(new Date(year, month - 1, date).getTime());
}
