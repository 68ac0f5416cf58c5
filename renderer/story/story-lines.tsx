import { useState } from 'react';
import type { Story, StoryLine } from '../../shared/story.ts';
import { Icon } from '../components/icon.tsx';
import { keepFocus } from '../components/press.tsx';
import { useWords } from '../store/window-context.tsx';
import { frameFieldRows } from './frame-words.ts';
import { storyDetails } from './story-details.ts';
import { filteredLines, type StoryFilter } from './story-filter.ts';
import { storyLineWords } from './story-words.ts';

/** A story from its beginning, each line with what stands behind it when somebody asks. */
export function StoryLines(props: { readonly story: Story; readonly filter: StoryFilter }) {
  const { t } = useWords();
  const { story, filter } = props;
  const lines = filteredLines(story.lines, filter);
  const first = lines[0]?.at ?? 0;
  return (
    <>
      {story.missing.map((gap) => (
        <p key={gap} className="story-gap">
          <Icon name="alert" />
          {t(`story.missing.${gap}`)}
        </p>
      ))}
      {lines.length === 0 && <p className="story-none">{t('story.none')}</p>}
      <ol className="story-lines">
        {lines.map((line) => (
          <OneLine key={keyOf(line)} line={line} story={story} first={first} />
        ))}
      </ol>
    </>
  );
}

function OneLine(props: {
  readonly line: StoryLine;
  readonly story: Story;
  readonly first: number;
}) {
  const words = useWords();
  const { line, story, first } = props;
  const [isOpen, setOpen] = useState(false);
  const { text, by, icon, tone } = storyLineWords(line, story, words);
  const fields = line.type === 'frame' ? frameFieldRows(line.fields ?? [], words) : [];
  return (
    <li className="story-line" data-line={line.type} data-what={whatOf(line)}>
      <button
        type="button"
        className="story-row"
        data-tone={tone}
        aria-expanded={isOpen}
        onMouseDown={keepFocus}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={icon} />
        <span className="story-text">
          {text}
          {by !== null && <span className="story-by">{by}</span>}
        </span>
        <span className="story-time">
          {words.exactTime(line.at)}
          <span className="story-later">
            {words.t('story.later', { time: seconds(line.at - first) })}
          </span>
        </span>
      </button>
      {isOpen && (
        <dl className="story-details">
          {storyDetails(line, story, words).map(({ name, value }) => (
            <div key={name}>
              <dt>{words.t(`story.detail.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {fields.map(({ label, value }, place) => (
            // Two fields may have the same name; their place is what tells them apart.
            // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a message do not change
            <div key={place}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

function keyOf(line: StoryLine): string {
  switch (line.type) {
    case 'change':
      return `change ${line.seq}`;
    case 'call':
      return `call ${line.at} ${line.what} ${line.outcome}`;
    case 'frame':
      return `frame ${line.at} ${line.direction} ${line.name} ${line.length}`;
  }
}

/** For specs: what a line is about, in the vocabulary's own word. */
function whatOf(line: StoryLine): string {
  return line.type === 'frame' ? line.name : line.what;
}

/** "12.345 s", as everybody writes it; hours would be more than anybody counts. */
function seconds(milliseconds: number): string {
  return `${(milliseconds / 1_000).toFixed(3)} s`;
}
