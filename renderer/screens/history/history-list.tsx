import { LongList } from '../../components/long-list.tsx';
import { Press } from '../../components/press.tsx';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { HistoryRow } from './history-row.tsx';

/** What was found, newest first. The end of them asks for more. */
export function HistoryList() {
  const { t, count, plural } = useWords();
  const { history, place } = useServices();
  const keys = useWindow(registerKeys);
  const { lines, more, search, selectedId, text, day, unread } = useWindow(
    (state) => state.history,
  );
  const selected = lines.findIndex(({ order }) => order.id === selectedId);
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
      <LongList
        id="history-list"
        label={t('history.list')}
        lines={lines}
        chosen={selected}
        onNearEnd={more ? history.more : null}
        row={(line, place, top) => (
          <HistoryRow
            key={line.order.id}
            line={line}
            top={top}
            isSelected={place === selected}
            onSelect={history.select}
          />
        )}
      />
    </section>
  );
}
