import type { DatabaseSync } from 'node:sqlite';
import type { Actor } from '../../shared/actor.ts';
import type { Change, JournalEntry } from '../../shared/journal.ts';
import { contentOf, payloadOf, readChange } from './change-text.ts';
import { placeOf, prepare, type Row } from './database.ts';
import { damaged } from './database-errors.ts';
import { type ChainLink, hashEntry, readHead } from './hash-chain.ts';
import type { Project } from './projection.ts';

/** An entry with the texts that stand for it in the file; made once, kept again if need be. */
export interface SealedEntry {
  readonly entry: JournalEntry;
  readonly actor: string;
  readonly payload: string;
  readonly content: string;
}

/** The end of the journal, in the running transaction. */
export interface Journal {
  readonly head: ChainLink;
  /** Throws ConstraintError, and has then changed nothing. */
  append(change: Change, actor: Actor): SealedEntry;
  /** Notes the head down beside the journal, once before each COMMIT. */
  noteHead(): void;
  /** After a rollback to where `head` was the end: keeps these entries again, as they were. */
  goBack(head: ChainLink, sealed: readonly SealedEntry[]): void;
}

export function createJournal(
  database: DatabaseSync,
  now: () => number,
  project: Project,
): Journal {
  const insert = prepare(
    database,
    `INSERT INTO journal (seq, at, actor, type, payload, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const note = prepare(
    database,
    `INSERT INTO journal_head (only_row, seq, hash) VALUES (1, ?, ?)
     ON CONFLICT (only_row) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
  );
  let head = readHead(database);
  const last = prepare(database, 'SELECT max(seq) AS seq FROM journal').get()?.seq;
  if (Number(last) > head.seq) {
    throw damaged(placeOf(database), 'its journal goes on after its last entry');
  }

  return {
    get head() {
      return head;
    },
    append(change, actor) {
      const sealed = seal(head, change, actor, now());
      keep(sealed);
      return sealed;
    },
    noteHead: () => void note.run(head.seq, head.hash),
    goBack(to, sealed) {
      head = to;
      for (const each of sealed) keep(each);
    },
  };

  function keep({ entry, actor, payload, content }: SealedEntry): void {
    const { seq, at, change, previousHash, hash } = entry;
    // The tables first: a rule that stops them then leaves no entry behind.
    project(change, content);
    insert.run(seq, at, actor, change.type, payload, previousHash, hash);
    head = { seq, hash };
  }
}

function seal(head: ChainLink, change: Change, by: Actor, at: number): SealedEntry {
  const seq = head.seq + 1;
  const actor = JSON.stringify(by);
  const content = contentOf(change);
  const payload = payloadOf(change, content);
  const hash = hashEntry(head.hash, { seq, at, actor, type: change.type, payload });
  const entry = { seq, at, actor: by, change, hash, previousHash: head.hash };
  return { entry, actor, payload, content };
}

/** Entries that speak of an order, oldest first. */
export function createOrderEntryReader(
  database: DatabaseSync,
): (orderId: string) => readonly JournalEntry[] {
  const ofOrder = prepare(
    database,
    `SELECT journal.seq, at, actor, type, payload, previous_hash, hash
     FROM order_entries JOIN journal ON journal.seq = entry WHERE order_id = ? ORDER BY entry`,
  );
  return (orderId) => ofOrder.all(orderId).map(toEntry);
}

/** Entries of a journal, oldest first, from the one after `seq`. */
export function createEntryReader(
  database: DatabaseSync,
): (seq: number, limit: number) => readonly JournalEntry[] {
  const after = prepare(
    database,
    `SELECT seq, at, actor, type, payload, previous_hash, hash FROM journal
     WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  return (seq, limit) => after.all(seq, limit).map(toEntry);
}

/** The same newest first, from the one before `seq`. */
export function createEntryReaderBackwards(
  database: DatabaseSync,
): (seq: number, limit: number) => readonly JournalEntry[] {
  const before = prepare(
    database,
    `SELECT seq, at, actor, type, payload, previous_hash, hash FROM journal
     WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  return (seq, limit) => before.all(seq, limit).map(toEntry);
}

function toEntry(row: Row): JournalEntry {
  return {
    seq: Number(row.seq),
    at: Number(row.at),
    actor: JSON.parse(String(row.actor)) as Actor,
    change: readChange(String(row.type), String(row.payload)),
    hash: String(row.hash),
    previousHash: String(row.previous_hash),
  };
}
