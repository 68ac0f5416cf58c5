import type { DatabaseSync } from 'node:sqlite';
import { prepare } from './database.ts';

/** How far the journal has been read for webhooks: beside the journal and not made from it. */
export function createProgressReader(database: DatabaseSync): () => number {
  const find = prepare(database, 'SELECT last_entry FROM webhook_progress');
  return () => Number(find.get()?.last_entry ?? 0);
}

export function createProgressNote(database: DatabaseSync): (upTo: number) => void {
  const note = prepare(database, 'UPDATE webhook_progress SET last_entry = ?');
  return (upTo) => void note.run(upTo);
}
