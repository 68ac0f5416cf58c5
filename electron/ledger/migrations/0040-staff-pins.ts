import type { Migration } from './migration.ts';

/**
 * PINs as hashes, in a table of their own that no reader gives to a window, and each person's last try
 * of one: wrong tries stay counted over a restart.
 */
const tables = `
  CREATE TABLE pins (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE pin_tries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;
`;

export const staffPins: Migration = {
  version: 40,
  apply: (database) => database.exec(tables),
};
