import type { Migration } from './migration.ts';

const itsDay =
  '(day, type, currency, word) = (NEW.quarter_hour / 96, NEW.type, NEW.currency, NEW.word)';

/**
 * The sums by quarters of an hour once more, by whole days since 1970, so that a month is some thirty
 * rows for each word and not a thousand. They are days of no shop's calendar: a month begins and ends
 * with quarters wherever midnight is another time, and has whole days in between everywhere. Kept by
 * triggers on the other sums, so they can only be what those come to.
 */
const tables = `
  CREATE TABLE day_totals (
    day INTEGER NOT NULL,
    type TEXT NOT NULL,
    currency TEXT NOT NULL,
    word TEXT NOT NULL,
    count INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (day, type, currency, word)
  ) STRICT, WITHOUT ROWID;

  CREATE TRIGGER day_totals_new AFTER INSERT ON totals BEGIN
    INSERT INTO day_totals (day, type, currency, word, count, amount)
    VALUES (NEW.quarter_hour / 96, NEW.type, NEW.currency, NEW.word, NEW.count, NEW.amount)
    ON CONFLICT (day, type, currency, word)
    DO UPDATE SET count = count + excluded.count, amount = amount + excluded.amount;
  END;

  -- A sum that comes to nothing is changed before it is deleted, so there is nothing to do then.
  CREATE TRIGGER day_totals_changed AFTER UPDATE ON totals BEGIN
    UPDATE day_totals
    SET count = count + NEW.count - OLD.count, amount = amount + NEW.amount - OLD.amount
    WHERE ${itsDay};
    DELETE FROM day_totals WHERE NEW.count = 0 AND ${itsDay} AND count = 0;
  END;

  INSERT INTO day_totals (day, type, currency, word, count, amount)
  SELECT quarter_hour / 96, type, currency, word, sum(count), sum(amount)
  FROM totals GROUP BY 1, 2, 3, 4;
`;

export const dayTotals: Migration = {
  version: 160,
  apply: (database) => database.exec(tables),
};
