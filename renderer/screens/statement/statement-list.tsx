import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { Currency } from '../../../shared/money.ts';
import type { StatementLine } from '../../../shared/statement.ts';
import { useWords } from '../../store/window-context.tsx';
import { StatementRow } from './statement-row.tsx';
import { statementLineId } from './statement-words.ts';

const rowHeight = 76;

/** The lines of a comparison that are looked at; only rows in sight are drawn. */
export function StatementList(props: {
  readonly lines: readonly StatementLine[];
  readonly currency: Currency;
  readonly selected: StatementLine | undefined;
  readonly onSelect: (line: StatementLine) => void;
}) {
  const { t } = useWords();
  const { lines, currency, selected, onSelect } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const place = selected ? lines.indexOf(selected) : -1;
  useEffect(() => {
    if (place >= 0) rows.scrollToIndex(place, { align: 'auto' });
  }, [rows, place]);
  return (
    <div ref={scroll} className="history-scroll">
      <div
        role="listbox"
        aria-label={t('statement.lines')}
        className="history-list"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return (
            line && (
              <StatementRow
                key={statementLineId(line)}
                line={line}
                currency={currency}
                top={start}
                isSelected={line === selected}
                onSelect={onSelect}
              />
            )
          );
        })}
      </div>
    </div>
  );
}
