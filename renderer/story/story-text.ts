import type { Story } from '../../shared/story.ts';
import type { Words } from '../i18n/words.ts';
import { frameFieldRows } from './frame-words.ts';
import { storyDetails } from './story-details.ts';
import { storyLineWords } from './story-words.ts';

/** A whole story as text, to be sent to somebody: a line for each line, what stands behind it below. */
export function storyText(story: Story, words: Words): string {
  const { order, lines, missing } = story;
  const { t, money, day, exactTime } = words;
  const head = `${t('history.story_of', { seq: String(order.seq) })}, ${money(order.amount, order.currency)}, ${day(order.createdAt)}`;
  const gaps = missing.map((gap) => t(`story.missing.${gap}`));
  const told = lines.flatMap((line) => {
    const { text, by } = storyLineWords(line, story, words);
    const details = storyDetails(line, story, words).map(
      ({ name, value }) => `    ${t(`story.detail.${name}`)}: ${value}`,
    );
    const fields = line.type === 'frame' ? frameFieldRows(line.fields ?? [], words) : [];
    const said = fields.map(({ label, value }) => `    ${label}: ${value}`);
    return [`${exactTime(line.at)}  ${by === null ? '' : `${by}: `}${text}`, ...details, ...said];
  });
  return [head, ...gaps, '', ...told, ''].join('\n');
}
