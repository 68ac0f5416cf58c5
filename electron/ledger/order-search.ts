import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Order } from '../../shared/order.ts';
import { placeOf, prepare } from './database.ts';
import { damaged } from './database-errors.ts';
import type { OrderSearch, SearchPiece, SearchWord } from './ledger.ts';

/** Part of a query with the values it names. */
interface Part {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

/**
 * Finds orders by the terms that indexing.ts keeps. Every piece becomes a list of order numbers, so that
 * the orders themselves are read only where they are shown.
 */
export function createOrderSearch(
  database: DatabaseSync,
): (search: OrderSearch) => readonly Order[] {
  return (search) => {
    const { before = Number.MAX_SAFE_INTEGER, count } = search;
    const parts = [...search.pieces.map(numbersOfPiece), ...numbersOfTime(search)];
    const conditions = parts.map(({ sql }) => `seq IN (${sql}) AND `).join('');
    const found = prepare(
      database,
      `SELECT content FROM orders WHERE ${conditions} seq < ? ORDER BY seq DESC LIMIT ?`,
    );
    const values = parts.flatMap((part) => part.values);
    return found.all(...values, before, count).map(({ content }) => {
      try {
        return JSON.parse(String(content)) as Order;
      } catch (error) {
        throw damaged(placeOf(database), 'a row cannot be read', error);
      }
    });
  };
}

function numbersOfPiece({ seq, term, words }: SearchPiece): Part {
  const parts: Part[] = [];
  if (seq !== null) parts.push({ sql: 'SELECT ?', values: [seq] });
  if (term !== null) {
    parts.push({ sql: 'SELECT order_seq FROM search_terms WHERE term = ?', values: [term] });
  }
  if (words.length > 0) {
    const all = join(words.map(numbersOfWord), 'INTERSECT');
    parts.push({ sql: `SELECT * FROM (${all.sql})`, values: all.values });
  }
  return parts.length > 0 ? join(parts, 'UNION') : { sql: 'SELECT NULL', values: [] };
}

function numbersOfWord({ beginnings, isWhole }: SearchWord): Part {
  const ranges = beginnings.map((beginning) => ({
    sql: 'SELECT order_seq FROM search_terms WHERE term >= ? AND term < ?',
    values: [beginning, `${beginning}${isWhole ? '\u0001' : '\u{10ffff}'}`],
  }));
  const any = join(ranges, 'UNION');
  return { sql: `SELECT * FROM (${any.sql})`, values: any.values };
}

/** Told which index: its entries alone say which orders are of that time. */
function numbersOfTime({ from, to }: OrderSearch): readonly Part[] {
  if (from === undefined && to === undefined) return [];
  return [
    {
      sql: 'SELECT seq FROM orders INDEXED BY orders_by_time WHERE created_at BETWEEN ? AND ?',
      values: [from ?? 0, to ?? Number.MAX_SAFE_INTEGER],
    },
  ];
}

function join(parts: readonly Part[], word: 'UNION' | 'INTERSECT'): Part {
  return {
    sql: parts.map(({ sql }) => sql).join(` ${word} `),
    values: parts.flatMap(({ values }) => values),
  };
}
