import type { DatabaseSync } from 'node:sqlite';
import { prepare } from './database.ts';
import type { Book, KeptAnswer } from './ledger.ts';

/** The table of what callers were told, beside the journal and not made from it. */
export type Answers = Pick<Book, 'keepAnswer' | 'forgetAnswers'>;

export function createAnswers(database: DatabaseSync): Answers {
  // A name that is kept again becomes the newest, as the sweep expects.
  const keep = prepare(
    database,
    `INSERT OR REPLACE INTO answers (name, request_hash, status, body, kept_at)
     VALUES (?, ?, ?, ?, ?)`,
  );
  const forget = prepare(
    database,
    `DELETE FROM answers WHERE kept_at < ? AND number IN
       (SELECT number FROM answers ORDER BY number LIMIT ?)`,
  );
  return {
    keepAnswer({ name, requestHash, status, body, keptAt }) {
      keep.run(name, requestHash, status, body, keptAt);
    },
    forgetAnswers: (before, limit) => forget.run(before, limit),
  };
}

export function createAnswerReader(
  database: DatabaseSync,
): (name: string) => KeptAnswer | undefined {
  const find = prepare(
    database,
    'SELECT name, request_hash, status, body, kept_at FROM answers WHERE name = ?',
  );
  return (name) => {
    const row = find.get(name);
    return (
      row && {
        name: String(row.name),
        requestHash: String(row.request_hash),
        status: Number(row.status),
        body: String(row.body),
        keptAt: Number(row.kept_at),
      }
    );
  };
}
