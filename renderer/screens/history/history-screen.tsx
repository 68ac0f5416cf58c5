import { type KeyboardEvent, useEffect, useRef } from 'react';
import { KeyCap } from '../../components/key-cap.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { DayChoice } from './day-choice.tsx';
import { HistoryList } from './history-list.tsx';
import { StoryPane } from './story-pane.tsx';
import { useDaySteps } from './use-day-steps.ts';

/**
 * Finding a sale by anything known of it. The keyboard stays in the search while the arrow keys walk the
 * list; Enter goes to the story, Esc comes back.
 */
export function HistoryScreen() {
  const { t } = useWords();
  const { place, history } = useServices();
  const text = useWindow((state) => state.history.text);
  const search = useWindow((state) => state.history.search);
  const field = useRef<HTMLInputElement>(null);
  const story = useRef<HTMLElement>(null);
  const { day, step, clear } = useDaySteps();
  useEffect(() => {
    history.look();
    field.current?.focus();
    field.current?.select();
  }, [history]);
  useKeys((key) => {
    if (key.type === 'command' && key.command === 'search') return focusField();
    if (key.type !== 'escape') return 'unused';
    if (document.activeElement !== field.current) return focusField();
    if (text === '') return place.go('sell');
    history.type('');
    return undefined;
  });

  return (
    <main
      className="page"
      data-screen="history"
      data-search={search}
      aria-label={t('history.title')}
    >
      <header className="page-head history-head">
        <h1>{t('history.title')}</h1>
        <input
          ref={field}
          className="field"
          type="search"
          role="combobox"
          aria-label={t('history.field')}
          aria-controls="history-list"
          aria-expanded
          placeholder={t('history.hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={({ target }) => history.type(target.value)}
          onKeyDown={walk}
        />
        <DayChoice day={day} onStep={step} onAll={clear} />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      <div className="history">
        <HistoryList />
        <StoryPane self={story} />
      </div>
    </main>
  );

  function focusField(): undefined {
    field.current?.focus();
    field.current?.select();
  }

  function walk(event: KeyboardEvent): void {
    if (!press(event.key)) return;
    event.preventDefault();
  }

  function open(): void {
    if (search === 'failed') history.look();
    else {
      // Nothing chosen yet: the newest.
      history.step(0);
      story.current?.focus();
    }
  }

  function press(key: string): boolean {
    switch (key) {
      case 'ArrowDown':
        history.step(1);
        return true;
      case 'ArrowUp':
        history.step(-1);
        return true;
      case 'PageUp':
        step(-1);
        return true;
      case 'PageDown':
        step(1);
        return true;
      case 'Enter':
        open();
        return true;
      default:
        return false;
    }
  }
}
