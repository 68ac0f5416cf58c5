import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { Press } from '../../components/press.tsx';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { HistoryRow } from './history-row.tsx';

const rowHeight = 76;

/** What was found, newest first. Only the rows in sight are drawn; the end of them asks for more. */
export function HistoryList() {
  const { t, count, plural } = useWords();
  const { history, place } = useServices();
  const keys = useWindow(registerKeys);
  const { lines, more, search, selectedId, text, day, unread } = useWindow(
    (state) => state.history,
  );
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const selected = lines.findIndex(({ order }) => order.id === selectedId);
  useEffect(() => {
    if (selected >= 0) rows.scrollToIndex(selected, { align: 'auto' });
  }, [rows, selected]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= lines.length - 10) history.more();
  }, [history, more, last, lines.length]);
  const found = { count: count(lines.length) };

  return (
    <section className="history-found" aria-label={t('history.list')}>
      <header className="history-count">
        <p role="status">
          {search === 'failed' && t('history.failed')}
          {search === 'asking' && lines.length === 0 && t('history.asking')}
          {search !== 'failed' &&
            lines.length > 0 &&
            t(more ? 'history.count.more' : `history.count.${plural(lines.length)}`, found)}
          {unread > 0 && ` ${t('history.unread')}`}
        </p>
        <Press
          className="menu-key"
          shortcut={keys.check_reference}
          onPress={() => place.open({ type: 'check_reference' })}
        >
          {t('history.check')}
          <span className="cap" aria-hidden="true">
            {keys.check_reference}
          </span>
        </Press>
      </header>
      {search === 'answered' && lines.length === 0 && (
        <div className="today-empty">
          <p>{t(text === '' && day === null ? 'history.empty' : 'history.none')}</p>
          {text !== '' && <p>{t('history.none.line')}</p>}
        </div>
      )}
      <div ref={scroll} className="history-scroll">
        <div
          id="history-list"
          role="listbox"
          aria-label={t('history.list')}
          className="history-list"
          style={{ height: rows.getTotalSize() }}
        >
          {shown.map(({ index, start }) => {
            const line = lines[index];
            return (
              line && (
                <HistoryRow
                  key={line.order.id}
                  line={line}
                  top={start}
                  isSelected={index === selected}
                  onSelect={history.select}
                />
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}
