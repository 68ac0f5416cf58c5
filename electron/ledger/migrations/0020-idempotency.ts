import type { Migration } from './migration.ts';

/**
 * What callers were told who gave their request a name of its own. Working data: it is not made from the
 * journal, and it is swept away after a day. Numbered as it comes, so that the oldest are found without
 * another index, which every keyed request would have to pay for.
 */
const answers = `
  CREATE TABLE answers (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    kept_at INTEGER NOT NULL
  ) STRICT;
`;

export const idempotency: Migration = {
  version: 20,
  apply: (database) => database.exec(answers),
};
