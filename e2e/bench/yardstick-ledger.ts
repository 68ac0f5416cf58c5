import { DatabaseSync } from 'node:sqlite';

/** An order to be kept, as its JSON; `key` is what makes it the same request when it comes again. */
export interface KeptOrder {
  readonly id: string;
  readonly key: string;
  readonly at: number;
  readonly content: string;
}

export interface YardstickLedger {
  /** Resolves after COMMIT with the order's JSON: of the first request with this key. */
  keep(order: KeptOrder): Promise<string>;
  find(id: string): string | undefined;
  close(): void;
}

interface Waiting {
  readonly order: KeptOrder;
  readonly resolve: (content: string) => void;
  readonly reject: (error: unknown) => void;
}

const tables = `
  CREATE TABLE IF NOT EXISTS orders (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, content TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS journal (
    seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, type TEXT NOT NULL, payload TEXT NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS idempotency (
    key TEXT PRIMARY KEY, at INTEGER NOT NULL, answer TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** `each`: a commit for each order, instead of one for all of a turn. */
export function openYardstickLedger(file: string, each: boolean): YardstickLedger {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  assertDurable(database);
  database.exec(tables);
  const addOrder = database.prepare('INSERT INTO orders (id, content) VALUES (?, ?)');
  const addEntry = database.prepare('INSERT INTO journal (at, type, payload) VALUES (?, ?, ?)');
  const addAnswer = database.prepare('INSERT INTO idempotency (key, at, answer) VALUES (?, ?, ?)');
  const findAnswer = database.prepare('SELECT answer FROM idempotency WHERE key = ?');
  const findOrder = database.prepare('SELECT content FROM orders WHERE id = ?');
  let queue: Waiting[] = [];

  return {
    keep(order) {
      return new Promise((resolve, reject) => {
        const waiting = { order, resolve, reject };
        if (each) return commit([waiting]);
        if (queue.length === 0) setImmediate(commitTurn);
        queue.push(waiting);
      });
    },
    find(id) {
      const row = findOrder.get(id);
      return row && String(row.content);
    },
    close: () => database.close(),
  };

  function commitTurn(): void {
    const turn = queue;
    queue = [];
    commit(turn);
  }

  function commit(turn: readonly Waiting[]): void {
    try {
      database.exec('BEGIN IMMEDIATE');
      const answers = turn.map(({ order }) => add(order));
      database.exec('COMMIT');
      for (const [index, { resolve }] of turn.entries()) resolve(answers[index] ?? '');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      for (const { reject } of turn) reject(error);
    }
  }

  function add({ id, key, at, content }: KeptOrder): string {
    const known = findAnswer.get(key);
    if (known !== undefined) return String(known.answer);
    addOrder.run(id, content);
    addEntry.run(at, 'order_created', content);
    addAnswer.run(key, at, content);
    return content;
  }
}

/** Without these two a sale can be lost with the power, and the comparison would not be one. */
function assertDurable(database: DatabaseSync): void {
  const mode = database.prepare('PRAGMA journal_mode').get()?.journal_mode;
  const full = 2;
  const synchronous = database.prepare('PRAGMA synchronous').get()?.synchronous;
  if (mode !== 'wal' || synchronous !== full) {
    throw new Error(`SQLite is not durable: journal_mode ${mode}, synchronous ${synchronous}`);
  }
}
