import type { WireRow } from '../../../shared/wire.ts';
import type { IconName } from '../../components/icon.tsx';
import type { Words } from '../../i18n/words.ts';
import { frameFieldRows } from '../../story/frame-words.ts';

export const wireIcons = {
  sent: 'send',
  received: 'back',
  dropped: 'question',
  lost: 'unplugged',
  unknown: 'dot',
} as const satisfies Record<WireRow['direction'], IconName>;

/** What a message is in one line. */
export function wireRowWords({ direction, name }: WireRow, { t }: Words): string {
  return direction === 'unknown' ? name : t(`story.frame.${direction}`, { name });
}

/** When it was; empty where a capture does not say. */
export function wireTimeWords({ at }: WireRow, words: Words): string {
  return at === null ? '' : words.exactTime(at);
}

/** Messages as text, to be sent to somebody. */
export function wireText(rows: readonly WireRow[], words: Words): string {
  const lines = rows.flatMap((row) => [
    [wireTimeWords(row, words), row.terminalId ?? '', wireRowWords(row, words)]
      .filter((part) => part !== '')
      .join('  '),
    ...frameFieldRows(row.fields, words).map(({ label, value }) => `    ${label}: ${value}`),
    ...(row.masked === undefined ? [] : [`    ${row.masked}`]),
  ]);
  return [...lines, ''].join('\n');
}
