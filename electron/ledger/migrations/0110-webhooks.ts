import type { Migration } from './migration.ts';

/**
 * Where programs want to be told, what they are told, and what became of it. How far the journal has
 * been read for them is working data, noted together with the events that were found.
 */
const tables = `
  CREATE TABLE webhook_endpoints (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE webhook_events (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE webhook_deliveries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    endpoint_id TEXT NOT NULL,
    state TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;

  CREATE INDEX webhook_deliveries_of_endpoint ON webhook_deliveries (endpoint_id, number);
  CREATE INDEX queued_webhook_deliveries ON webhook_deliveries (number) WHERE state = 'queued';

  CREATE TABLE webhook_progress (last_entry INTEGER NOT NULL) STRICT;
  INSERT INTO webhook_progress VALUES (0);
`;

export const webhooks: Migration = {
  version: 110,
  apply: (database) => database.exec(tables),
};
