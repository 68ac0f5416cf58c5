import type { Migration } from './migration.ts';

/** Which statements the book was compared with; their content is not kept. */
const tables = `
  CREATE TABLE comparisons (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;
`;

export const comparisons: Migration = {
  version: 150,
  apply: (database) => database.exec(tables),
};
