import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { prepare } from './database.ts';

export interface ChainLink {
  readonly seq: number;
  readonly hash: string;
}

/** Where the chain begins: there is no entry 0. */
export const chainStart: ChainLink = { seq: 0, hash: '0'.repeat(64) };

/** An entry as it is written: texts are JSON or a single word, so no line of it holds a line break. */
export interface EntryText {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly type: string;
  readonly payload: string;
}

/** SHA-256 in hexadecimal over the previous entry's hash and everything that the entry says. */
export function hashEntry(previousHash: string, entry: EntryText): string {
  const { seq, at, actor, type, payload } = entry;
  return hash('sha256', `${previousHash}\n${seq}\n${at}\n${actor}\n${type}\n${payload}`);
}

const chunk = 500;

/**
 * Walks a journal from its first entry, and stops after every few hundred, to be gone on with whenever
 * there is time. `seq` is the place of the first entry that was changed, is missing, or stands where
 * another should. Reads the stored bytes, not what they decode to: two different broken texts may decode
 * to the same.
 */
export function* walkChain(
  database: DatabaseSync,
): Generator<
  void,
  { readonly ok: true; readonly entries: number } | { readonly ok: false; readonly seq: number }
> {
  const next = prepare(
    database,
    `SELECT CAST(seq AS TEXT) AS seq, previous_hash, hash, CAST(concat_ws(char(10), previous_hash, seq, at, actor, type,
       payload) AS BLOB) AS content
     FROM journal WHERE journal.seq > ? ORDER BY journal.seq LIMIT ${chunk}`,
  );
  let last = chainStart;
  for (let rows = next.all(Number.MIN_SAFE_INTEGER); rows.length > 0; rows = next.all(last.seq)) {
    for (const row of rows) {
      const seq = last.seq + 1;
      const found = hash('sha256', row.content as Uint8Array);
      const fits = row.seq === `${seq}` && row.previous_hash === last.hash && row.hash === found;
      if (!fits) return { ok: false, seq };
      last = { seq, hash: found };
    }
    yield;
  }
  const head = readHead(database);
  if (head.seq !== last.seq) return { ok: false, seq: Math.min(head.seq, last.seq) + 1 };
  return head.hash === last.hash ? { ok: true, entries: last.seq } : { ok: false, seq: last.seq };
}

/** The last entry ever written, as it was noted down beside the journal. */
export function readHead(database: DatabaseSync): ChainLink {
  const row = prepare(database, 'SELECT seq, hash FROM journal_head').get();
  return row ? { seq: Number(row.seq), hash: String(row.hash) } : chainStart;
}
