import { useCallback, useMemo, useRef, useState } from 'react';
import {
  type ComparedStatement,
  linesInView,
  type StatementLine,
  type StatementView,
  statementPageLines,
} from '../../../shared/statement.ts';
import { useServices } from '../../store/window-context.tsx';

/** As many pages as are kept; what is further away is asked for again. */
const mostPages = 5;

type Pages = ReadonlyMap<number, readonly StatementLine[]>;

const none: Pages = new Map();

/**
 * All lines of a view, of which those about what is in sight are there and every other is undefined: a
 * statement of forty thousand lines takes no more room than one of a thousand.
 */
export function useStatementLines(
  compared: ComparedStatement | null,
  view: StatementView,
): {
  readonly lines: readonly (StatementLine | undefined)[];
  readonly onSight: (first: number, last: number) => void;
} {
  const { statement } = useServices();
  const id = compared?.comparison.id ?? null;
  const count = compared ? linesInView(compared.sums, view) : 0;
  /** Of which comparison and view the pages are, and which are under way. */
  const of = `${id} ${view}`;
  const [had, setHad] = useState({ of, pages: none });
  const asked = useRef({ of, under: new Set<number>() });
  const pages = had.of === of ? had.pages : none;

  const onSight = useCallback(
    (first: number, last: number) => {
      if (id === null || count === 0) return;
      if (asked.current.of !== of) asked.current = { of, under: new Set() };
      const { current } = asked;
      for (const page of pagesIn(first, Math.min(last, count - 1))) {
        if (pages.has(page) || current.under.has(page)) continue;
        current.under.add(page);
        void statement.lines(id, view, page * statementPageLines).then((lines) => {
          current.under.delete(page);
          if (!lines || asked.current !== current) return;
          setHad((before) => ({
            of,
            pages: withPage(before.of === of ? before.pages : none, page, lines),
          }));
        });
      }
    },
    [statement, id, of, view, count, pages],
  );

  const lines = useMemo(() => {
    const all = new Array<StatementLine | undefined>(count);
    for (const [page, found] of pages) {
      for (const [place, line] of found.entries()) all[page * statementPageLines + place] = line;
    }
    return all;
  }, [pages, count]);
  return { lines, onSight };
}

function pagesIn(first: number, last: number): readonly number[] {
  const from = Math.floor(first / statementPageLines);
  const to = Math.floor(last / statementPageLines);
  return Array.from({ length: to - from + 1 }, (_, place) => from + place);
}

/** Those nearest to the newest one stay. */
function withPage(pages: Pages, page: number, lines: readonly StatementLine[]): Pages {
  const near = [...pages.entries(), [page, lines] as const].toSorted(
    ([left], [right]) => Math.abs(left - page) - Math.abs(right - page),
  );
  return new Map(near.slice(0, mostPages));
}
