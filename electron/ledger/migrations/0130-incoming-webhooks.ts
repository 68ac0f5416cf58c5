import type { Migration } from './migration.ts';

/** What providers have told; what is still to be worked on is found without reading the rest. */
const tables = `
  CREATE TABLE incoming_webhooks (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    content TEXT NOT NULL
  ) STRICT;

  CREATE INDEX received_webhooks ON incoming_webhooks (number) WHERE state = 'received';
`;

export const incomingWebhooks: Migration = {
  version: 130,
  apply: (database) => database.exec(tables),
};
