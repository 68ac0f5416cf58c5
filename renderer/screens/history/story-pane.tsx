import { type RefObject, useEffect, useState } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { selectedLine } from '../../store/history-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { filterOfDigit, type StoryFilter } from '../../story/story-filter.ts';
import { StoryFilters } from '../../story/story-filters.tsx';
import { StoryLines } from '../../story/story-lines.tsx';
import { storyText } from '../../story/story-text.ts';
import { walkLines } from '../../story/walk-lines.ts';
import { saleLook, saleStatus } from '../sell/sale-words.ts';

/** All that happened to the selected sale, and what can still be done with it. */
export function StoryPane(props: { readonly self: RefObject<HTMLElement | null> }) {
  const words = useWords();
  const { t } = words;
  const { history } = useServices();
  const line = useWindow(selectedLine);
  const story = useWindow((state) => state.history.story);
  const telling = useWindow((state) => state.history.telling);
  const [filter, setFilter] = useState<StoryFilter>('all');
  const [copied, setCopied] = useState<boolean | null>(null);
  const { self } = props;
  // A row that is another one than before tells that there is more to its story.
  useEffect(() => {
    if (line) history.tell();
    setCopied(null);
  }, [history, line]);
  useKeys((key) => (self.current?.contains(document.activeElement) ? onKey(key) : 'unused'));

  if (!line) {
    return (
      <section className="story" ref={self} tabIndex={-1} aria-label={t('story.title')}>
        <p className="story-none">{t('history.choose')}</p>
      </section>
    );
  }
  const { order } = line;
  const status = saleStatus(line);
  const look = saleLook(status);
  const seq = String(order.seq);
  return (
    <section
      className="story"
      ref={self}
      tabIndex={-1}
      aria-label={t('history.story_of', { seq })}
      onKeyDown={walkLines}
      data-story={order.seq}
      data-telling={telling}
    >
      <header className="story-head">
        <h2>{t('history.sale', { seq })}</h2>
        <span className="order-status" data-tone={look.tone}>
          <Icon name={look.icon} />
          {t(`sale.${status}`)}
        </span>
        <Amount className="order-amount" minor={order.amount} currency={order.currency} />
        <p className="story-when">
          {words.day(order.createdAt)}, {words.time(order.createdAt)}
        </p>
      </header>
      <div className="story-bar">
        <StoryFilters filter={filter} onFilter={setFilter} />
        <Press className="menu-key" shortcut="C" onPress={() => void copy()}>
          <span className="cap" aria-hidden="true">
            {t('key.c')}
          </span>
          {t('story.copy')}
        </Press>
      </div>
      <p role="status" className="story-remark">
        {copied !== null && t(copied ? 'story.copied' : 'story.not_copied')}
      </p>
      {story ? (
        <StoryLines story={story} filter={filter} />
      ) : (
        <p className="story-none" role="status">
          {t(telling === 'failed' ? 'story.failed' : 'story.asking')}
        </p>
      )}
    </section>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    switch (key.type) {
      case 'digit': {
        const chosen = filterOfDigit(key.digit);
        if (!chosen) return 'unused';
        setFilter(chosen);
        return undefined;
      }
      case 'c':
        void copy();
        return undefined;
      case 'enter':
        if (telling !== 'failed') return 'unused';
        history.tell();
        return undefined;
      case 'point':
      case 'backspace':
      case 'plus':
      case 'minus':
      case 'star':
      case 'up':
      case 'down':
      case 'delete':
      case 'escape':
      case 'command':
      case 'r':
      case 't':
      case 'm':
      case 'p':
      case 'n':
      case 'a':
      case 'h':
      case 'f':
        return 'unused';
      default:
        return assertNever(key);
    }
  }

  async function copy(): Promise<void> {
    if (story) setCopied(await history.copy(storyText(story, words)));
  }
}
