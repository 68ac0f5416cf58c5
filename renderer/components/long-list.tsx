import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';

/** In pixels, as history.css draws the rows of sales, payments and statements. */
const usualHeight = 76;
/** Rows before the end at which more are asked for. */
const nearEnd = 10;

/** A list to choose from, of any length: only the rows in sight are drawn. */
export function LongList<Line>(props: {
  /** Undefined where one is not there yet: its place stays free. */
  readonly lines: readonly (Line | undefined)[];
  readonly label: string;
  readonly id?: string;
  readonly rowHeight?: number;
  /** The place of the chosen line, which is kept in sight; -1 for none. */
  readonly chosen: number;
  /** A line drawn so many pixels down, with a key. */
  readonly row: (line: Line, place: number, top: number) => ReactNode;
  /** Called while the end is nearly in sight; null where there is no more. */
  readonly onNearEnd: (() => void) | null;
  /** Called with the first and the last place that is drawn. */
  readonly onSight?: (first: number, last: number) => void;
}) {
  const { lines, label, id, rowHeight = usualHeight, chosen, row, onNearEnd, onSight } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  });
  const hasChosen = chosen >= 0 && chosen < lines.length;
  useEffect(() => {
    if (hasChosen) rows.scrollToIndex(chosen, { align: 'auto' });
  }, [rows, chosen, hasChosen]);
  const drawn = rows.getVirtualItems();
  const first = drawn[0]?.index ?? 0;
  const last = drawn.at(-1)?.index ?? 0;
  useEffect(() => onSight?.(first, last), [onSight, first, last]);
  useEffect(() => {
    if (last >= lines.length - nearEnd) onNearEnd?.();
  }, [onNearEnd, last, lines.length]);
  return (
    <div ref={scroll} className="history-scroll">
      <div
        id={id}
        role="listbox"
        aria-label={label}
        className="history-list"
        style={{ height: rows.getTotalSize() }}
      >
        {drawn.map(({ index, start }) => {
          const line = lines[index];
          return line === undefined ? null : row(line, index, start);
        })}
      </div>
    </div>
  );
}
