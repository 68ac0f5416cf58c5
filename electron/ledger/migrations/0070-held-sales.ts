import type { Migration } from './migration.ts';

/** Sales that were put away before they were charged. */
const tables = `
  CREATE TABLE held_sales (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;

  CREATE INDEX held_now ON held_sales (number) WHERE state = 'held';
`;

export const heldSales: Migration = {
  version: 70,
  apply: (database) => database.exec(tables),
};
