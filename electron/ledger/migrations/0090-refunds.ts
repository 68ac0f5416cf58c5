import type { Migration } from './migration.ts';

const openStates = ['sent', 'pending', 'in_doubt'];
const otherStates = ['requested', 'approved', 'reserved', 'processed', 'failed', 'cancelled'];

/**
 * Refunds, with the rules that keep what goes back within what came in, and a terminal at one
 * transaction at a time (domain.md, promises 3 and 4).
 */
const tables = `
  CREATE TABLE refunds (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    terminal_id TEXT,
    state TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    approval_mark TEXT,
    created_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    is_open INTEGER NOT NULL GENERATED ALWAYS AS (${isOneOf('state', openStates)}) VIRTUAL,
    claim INTEGER NOT NULL GENERATED ALWAYS AS (
      CASE WHEN state = 'failed' OR state = 'cancelled' THEN 0 ELSE amount END
    ) VIRTUAL,
    CONSTRAINT refund_state_is_known CHECK (${isOneOf('state', [...openStates, ...otherStates])}),
    CONSTRAINT refund_amount_is_positive CHECK (amount > 0)
  ) STRICT;

  CREATE INDEX refunds_of_payment ON refunds (payment_id);
  CREATE INDEX refunds_by_time ON refunds (created_at);
  CREATE INDEX open_refunds ON refunds (number) WHERE is_open;
  CREATE UNIQUE INDEX one_open_refund_per_terminal ON refunds (terminal_id) WHERE is_open;
  CREATE UNIQUE INDEX one_refund_per_transaction ON refunds (terminal_id, approval_mark)
    WHERE approval_mark IS NOT NULL;

  CREATE TRIGGER refund_fits_new AFTER INSERT ON refunds BEGIN ${fitsItsPayment()} END;
  CREATE TRIGGER refund_fits_changed AFTER UPDATE OF amount, payment_id, currency ON refunds
  WHEN NEW.amount > OLD.amount OR NEW.payment_id <> OLD.payment_id OR NEW.currency <> OLD.currency
  BEGIN ${fitsItsPayment()} END;

  CREATE TRIGGER refund_sent_once BEFORE UPDATE OF state ON refunds
  WHEN NEW.state IN ('requested', 'approved', 'reserved', 'sent') AND (
    OLD.state NOT IN ('requested', 'approved', 'reserved', 'sent')
    OR (OLD.state = 'sent' AND NEW.state <> 'sent')
  )
  BEGIN
    SELECT RAISE(ABORT, 'refund_is_sent_once');
  END;

  CREATE TRIGGER refund_starts_on_free_terminal AFTER INSERT ON refunds
  WHEN NEW.is_open AND NEW.terminal_id IS NOT NULL
  BEGIN ${noPaymentThere()} END;
  CREATE TRIGGER refund_sent_to_free_terminal AFTER UPDATE OF state ON refunds
  WHEN NEW.state = 'sent' AND OLD.state <> 'sent' AND NEW.terminal_id IS NOT NULL
  BEGIN ${noPaymentThere()} END;

  CREATE TRIGGER payment_starts_on_free_terminal AFTER INSERT ON payments
  WHEN NEW.is_open AND NEW.terminal_id IS NOT NULL
  BEGIN
    SELECT RAISE(ABORT, 'terminal_has_one_transaction')
    FROM refunds WHERE terminal_id = NEW.terminal_id AND is_open;
  END;

  ALTER TABLE payments ADD COLUMN created_at INTEGER
    GENERATED ALWAYS AS (json_extract(content, '$.createdAt')) VIRTUAL;
  CREATE INDEX payments_by_time ON payments (created_at);
`;

export const refunds: Migration = {
  version: 90,
  apply: (database) => database.exec(tables),
};

function isOneOf(column: string, words: readonly string[]): string {
  return words.map((word) => `${column} = '${word}'`).join(' OR ');
}

function fitsItsPayment(): string {
  return `
    SELECT RAISE(ABORT, 'refund_in_the_currency_of_its_payment')
    FROM payments WHERE id = NEW.payment_id AND currency <> NEW.currency;
    SELECT RAISE(ABORT, 'refunds_within_captured')
    FROM payments WHERE NEW.claim > 0 AND id = NEW.payment_id
      AND captured_amount < (SELECT sum(claim) FROM refunds WHERE payment_id = NEW.payment_id);
  `;
}

function noPaymentThere(): string {
  return `
    SELECT RAISE(ABORT, 'terminal_has_one_transaction')
    FROM payments WHERE terminal_id = NEW.terminal_id AND is_open;
  `;
}
