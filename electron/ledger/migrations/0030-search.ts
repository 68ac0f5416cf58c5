import type { Migration } from './migration.ts';

/**
 * By what orders are found again (search-terms.ts), and which entries of the journal speak of an order.
 * Made from the journal by search-index.ts, which reads on from the entry noted in `search_index`: empty
 * tables and a 0 there are filled by themselves.
 */
const tables = `
  CREATE TABLE search_terms (
    term TEXT NOT NULL,
    order_seq INTEGER NOT NULL,
    PRIMARY KEY (term, order_seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE order_entries (
    order_id TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (order_id, entry)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE search_index (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    last_entry INTEGER NOT NULL
  ) STRICT;
  INSERT INTO search_index (only_row, last_entry) VALUES (1, 0);
`;

export const search: Migration = {
  version: 30,
  apply: (database) => database.exec(tables),
};
