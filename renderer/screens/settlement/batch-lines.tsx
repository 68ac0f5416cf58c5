import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { lineId, type MoneyLine } from '../../../shared/money-line.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { MoneyRow } from '../payments/money-row.tsx';

const rowHeight = 76;

/** The till's own lines of a terminal's open day; a line leads to its story. */
export function BatchLines({ lines }: { readonly lines: readonly MoneyLine[] }) {
  const { t } = useWords();
  const { history, place } = useServices();
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  return (
    <div ref={scroll} className="history-scroll">
      <div
        role="listbox"
        aria-label={t('settlement.lines')}
        className="history-list"
        style={{ height: rows.getTotalSize() }}
      >
        {rows.getVirtualItems().map(({ index, start }) => {
          const line = lines[index];
          return (
            line && (
              <MoneyRow
                key={lineId(line)}
                line={line}
                top={start}
                isSelected={false}
                onSelect={() => showStory(line)}
              />
            )
          );
        })}
      </div>
    </div>
  );

  function showStory({ payment, seq }: MoneyLine): void {
    history.show({ id: payment.orderId, seq });
    place.go('history');
  }
}
