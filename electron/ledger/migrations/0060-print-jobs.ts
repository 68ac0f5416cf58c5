import type { Migration } from './migration.ts';

/** What is to be printed, and what became of it. */
const tables = `
  CREATE TABLE print_jobs (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    order_id TEXT,
    state TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;

  CREATE INDEX print_jobs_of_order ON print_jobs (order_id) WHERE order_id IS NOT NULL;
  CREATE INDEX open_print_jobs ON print_jobs (number)
    WHERE state <> 'printed' AND state <> 'cancelled';
`;

export const printJobs: Migration = {
  version: 60,
  apply: (database) => database.exec(tables),
};
