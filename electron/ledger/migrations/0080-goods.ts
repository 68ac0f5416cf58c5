import type { Migration } from './migration.ts';

/** Goods that a shop no longer sells stay in the book, and out of the catalogue. */
const columns = `
  ALTER TABLE items ADD COLUMN is_sold INTEGER NOT NULL DEFAULT 1 CHECK (is_sold IN (0, 1));
`;

export const goods: Migration = {
  version: 80,
  apply: (database) => database.exec(columns),
};
