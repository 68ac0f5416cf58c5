import type { AuditEntry } from '../../../shared/audit.ts';
import type { Words } from '../../i18n/words.ts';
import { actorWords, type StoryLineWords, storyLineWords } from '../../story/story-words.ts';

/** What an entry says: of a sale in the words of its story. */
export function auditWords(
  entry: AuditEntry,
  names: Readonly<Record<string, string>>,
  words: Words,
): StoryLineWords & { readonly at: number; readonly seq: number; readonly sale: number | null } {
  if (entry.type === 'sale') {
    const { line, order } = entry;
    const story = { order, names, payments: [], lines: [], missing: [] };
    return { ...storyLineWords(line, story, words), at: line.at, seq: line.seq, sale: order.seq };
  }
  const { at, seq, kind, name, actor } = entry;
  return {
    text: words.t(`audit.kind.${kind}`, { name }).trim(),
    by: actorWords(actor, { names }, words),
    icon: 'pencil',
    tone: kind === 'pin_wrong' ? 'bad' : 'plain',
    at,
    seq,
    sale: null,
  };
}
