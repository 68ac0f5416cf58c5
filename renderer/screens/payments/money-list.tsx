import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { lineId } from '../../../shared/money-line.ts';
import { Press } from '../../components/press.tsx';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { MoneyRow } from './money-row.tsx';

const rowHeight = 76;
const keepKeys = { csv: 's', json: 'f' } as const;

/** Payments and refunds as the filter finds them. Only rows in sight are drawn; their end asks for more. */
export function MoneyList(props: {
  readonly remark: string | null;
  readonly onKeep: (format: 'csv' | 'json') => void;
}) {
  const { t, count, plural } = useWords();
  const { money } = useServices();
  const { lines, next, search, selectedId, isCut } = useWindow((state) => state.money);
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const selected = lines.findIndex((line) => lineId(line) === selectedId);
  useEffect(() => {
    if (selected >= 0) rows.scrollToIndex(selected, { align: 'auto' });
  }, [rows, selected]);
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (next && last >= lines.length - 10) money.more();
  }, [money, next, last, lines.length]);
  const found = { count: count(lines.length) };

  return (
    <section className="history-found" aria-label={t('payments.list')}>
      <header className="history-count">
        <p role="status">
          {search === 'failed' && t('history.failed')}
          {search === 'asking' && lines.length === 0 && t('history.asking')}
          {search !== 'failed' &&
            lines.length > 0 &&
            t(next ? 'payments.count.more' : `payments.count.${plural(lines.length)}`, found)}
          {isCut && ` ${t('payments.cut')}`}
          {props.remark !== null && ` ${props.remark}`}
        </p>
        <fieldset className="money-keep" aria-label={t('payments.keep')}>
          {(['csv', 'json'] as const).map((format) => (
            <Press
              key={format}
              className="menu-key"
              shortcut={keepKeys[format].toUpperCase()}
              onPress={() => props.onKeep(format)}
            >
              <span className="cap" aria-hidden="true">
                {t(`key.${keepKeys[format]}`)}
              </span>
              {t(`payments.keep_${format}`)}
            </Press>
          ))}
        </fieldset>
      </header>
      {search === 'answered' && lines.length === 0 && (
        <div className="today-empty">
          <p>{t('payments.none')}</p>
          <p>{t('payments.none.line')}</p>
        </div>
      )}
      <div ref={scroll} className="history-scroll">
        <div
          id="money-list"
          role="listbox"
          aria-label={t('payments.list')}
          className="history-list"
          style={{ height: rows.getTotalSize() }}
        >
          {shown.map(({ index, start }) => {
            const line = lines[index];
            return (
              line && (
                <MoneyRow
                  key={lineId(line)}
                  line={line}
                  top={start}
                  isSelected={index === selected}
                  onSelect={money.select}
                />
              )
            );
          })}
        </div>
      </div>
    </section>
  );
}
