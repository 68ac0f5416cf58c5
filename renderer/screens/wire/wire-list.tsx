import { useEffect, useRef } from 'react';
import type { WireRow } from '../../../shared/wire.ts';
import { Icon } from '../../components/icon.tsx';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { wireState } from '../../store/wire-slice.ts';
import { wireIcons, wireRowWords, wireTimeWords } from './wire-words.ts';

/** Messages, the newest at the bottom and in sight unless somebody has chosen another one. */
export function WireList(props: { readonly rows: readonly WireRow[] }) {
  const { t } = useWords();
  const { rows } = props;
  const { selectedKey, capture } = useWindow(wireState);
  const list = useRef<HTMLDivElement>(null);
  const last = rows.at(-1)?.key;
  useEffect(() => {
    const box = list.current;
    if (!box) return;
    if (selectedKey === null && last !== undefined) box.scrollTop = box.scrollHeight;
    else box.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedKey, last]);

  return (
    <section className="wire-rows" aria-label={t('wire.messages')}>
      {rows.length === 0 && (
        <p className="story-none">{t(capture ? 'wire.nothing_read' : 'wire.quiet')}</p>
      )}
      <div
        ref={list}
        className="wire-scroll"
        role="listbox"
        tabIndex={0}
        aria-label={t('wire.messages')}
        aria-activedescendant={selectedKey === null ? undefined : `wire-${selectedKey}`}
      >
        {rows.map((row) => (
          <Row key={row.key} row={row} isSelected={row.key === selectedKey} />
        ))}
      </div>
    </section>
  );
}

function Row(props: { readonly row: WireRow; readonly isSelected: boolean }) {
  const words = useWords();
  const { wire } = useServices();
  const terminals = useWindow((state) => state.terminals);
  const { row, isSelected } = props;
  const named = terminals.find(({ terminal }) => terminal.id === row.terminalId);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys walk the list as a whole
    // biome-ignore lint/a11y/useFocusableInteractive: the list keeps the keyboard
    <div
      id={`wire-${row.key}`}
      className="wire-row"
      role="option"
      aria-selected={isSelected}
      data-direction={row.direction}
      data-frame={row.name}
      onClick={() => wire.select(row.key)}
    >
      <Icon name={wireIcons[row.direction]} />
      <span className="wire-text">
        {wireRowWords(row, words)}
        {named && terminals.length > 1 && <span className="story-by">{named.terminal.name}</span>}
      </span>
      <span className="wire-time">{wireTimeWords(row, words)}</span>
    </div>
  );
}
