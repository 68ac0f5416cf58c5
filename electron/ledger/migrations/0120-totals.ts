import type { Migration } from './migration.ts';

/**
 * Sums for reports, kept by triggers: a row is in them with the very statement that writes it, live,
 * replayed or upgraded alike, and they are always what the rows of payments and refunds come to.
 * By quarters of an hour since 1970: every time zone's hours and days are made of whole ones, so the
 * sums are the same wherever the ledger is read.
 */
const table = `
  CREATE TABLE totals (
    quarter_hour INTEGER NOT NULL,
    type TEXT NOT NULL,
    currency TEXT NOT NULL,
    word TEXT NOT NULL,
    count INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (quarter_hour, type, currency, word),
    CONSTRAINT total_type_is_known CHECK (type = 'sale' OR type = 'decline' OR type = 'refund')
  ) STRICT, WITHOUT ROWID;
`;

/** What is added up of a table's rows, and under what. */
interface Summed {
  readonly table: string;
  /** `row` is OLD, NEW or the table's name. */
  readonly isSummed: (row: string) => string;
  readonly type: (row: string) => string;
  readonly word: (row: string) => string;
  readonly amount: (row: string) => string;
}

const endedWithoutMoney = ['declined', 'failed', 'cancelled', 'expired'];

const payments: Summed = {
  table: 'payments',
  isSummed: (row) => `(${isOneOf(`${row}.state`, ['captured', ...endedWithoutMoney])})`,
  type: (row) => `CASE WHEN ${row}.state = 'captured' THEN 'sale' ELSE 'decline' END`,
  word: (row) => `CASE WHEN ${row}.state = 'captured'
    THEN json_extract(${row}.content, '$.method')
    ELSE coalesce(json_extract(${row}.content, '$.failure.code'), 'TIMEOUT') END`,
  amount: (row) => `CASE WHEN ${row}.state = 'captured'
    THEN ${row}.captured_amount ELSE ${row}.amount END`,
};

const refunds: Summed = {
  table: 'refunds',
  isSummed: (row) => `${row}.state = 'processed'`,
  type: () => `'refund'`,
  word: (row) => `json_extract(${row}.content, '$.route')`,
  amount: (row) => `${row}.amount`,
};

export const totals: Migration = {
  version: 120,
  apply(database) {
    database.exec(table);
    for (const summed of [payments, refunds]) database.exec(kept(summed) + filled(summed));
  },
};

function kept(summed: Summed): string {
  const { table: name, isSummed } = summed;
  return `
    CREATE TRIGGER ${name}_added_up_new AFTER INSERT ON ${name} WHEN ${isSummed('NEW')}
    BEGIN ${added(summed)} END;

    CREATE TRIGGER ${name}_added_up_changed AFTER UPDATE ON ${name} WHEN ${isSummed('NEW')}
    BEGIN ${takenOff(summed)} ${added(summed)} END;

    CREATE TRIGGER ${name}_taken_off AFTER UPDATE ON ${name}
    WHEN ${isSummed('OLD')} AND NOT ${isSummed('NEW')}
    BEGIN ${takenOff(summed)} END;
  `;
}

function added(summed: Summed): string {
  return `
    INSERT INTO totals (quarter_hour, type, currency, word, count, amount)
    VALUES (${keyOf(summed, 'NEW')}, 1, ${summed.amount('NEW')})
    ON CONFLICT (quarter_hour, type, currency, word)
    DO UPDATE SET count = count + 1, amount = amount + excluded.amount;
  `;
}

/** Of a row that was not in the sums before, nothing. */
function takenOff(summed: Summed): string {
  const itsTotal = `(quarter_hour, type, currency, word) = (${keyOf(summed, 'OLD')})`;
  return `
    UPDATE totals SET count = count - 1, amount = amount - ${summed.amount('OLD')}
    WHERE ${summed.isSummed('OLD')} AND ${itsTotal};
    DELETE FROM totals WHERE ${itsTotal} AND count = 0;
  `;
}

function filled(summed: Summed): string {
  const { table: name, isSummed, amount } = summed;
  return `
    INSERT INTO totals (quarter_hour, type, currency, word, count, amount)
    SELECT ${keyOf(summed, name)}, count(*), sum(${amount(name)})
    FROM ${name} WHERE ${isSummed(name)} GROUP BY 1, 2, 3, 4;
  `;
}

function keyOf({ type, word }: Summed, row: string): string {
  return `${row}.created_at / 900000, ${type(row)}, ${row}.currency, ${word(row)}`;
}

function isOneOf(column: string, words: readonly string[]): string {
  return words.map((word) => `${column} = '${word}'`).join(' OR ');
}
