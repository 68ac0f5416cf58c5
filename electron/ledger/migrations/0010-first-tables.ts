import type { Migration } from './migration.ts';

/**
 * The journal, and the tables made from it. A row keeps the whole thing as JSON in `content`; the
 * other columns are what is searched for and what the ledger's own rules look at (domain.md,
 * promises 3 and 4). A name in a CONSTRAINT or a RAISE is the rule that a ConstraintError tells.
 */
const journal = `
  CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    type TEXT NOT NULL,
    payload TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TRIGGER journal_not_changed BEFORE UPDATE ON journal BEGIN
    SELECT RAISE(ABORT, 'journal_is_append_only');
  END;
  CREATE TRIGGER journal_not_shortened BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'journal_is_append_only');
  END;

  -- The last entry once more: a chain alone cannot show that its end was cut off.
  CREATE TABLE journal_head (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;
`;

const orderStatuses = ['created', 'attempted', 'paid', 'closed'];

const orders = `
  CREATE TABLE orders (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    amount_paid INTEGER NOT NULL,
    status TEXT NOT NULL,
    receipt TEXT,
    created_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT order_amount_is_positive CHECK (amount > 0),
    CONSTRAINT order_amount_paid_is_not_negative CHECK (amount_paid >= 0),
    CONSTRAINT order_status_is_known CHECK (${isOneOf('status', orderStatuses)})
  ) STRICT;

  CREATE INDEX orders_by_time ON orders (created_at);
  CREATE INDEX orders_by_receipt ON orders (receipt, created_at) WHERE receipt IS NOT NULL;
`;

const openStates = ['requested', 'presented', 'authorising', 'in_doubt'];
const otherStates = [
  'draft',
  'authorised',
  'captured',
  'declined',
  'failed',
  'cancelled',
  'expired',
  'voided',
];
const paymentStates = [...openStates, ...otherStates];

const payments = `
  CREATE TABLE payments (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL REFERENCES orders (id),
    terminal_id TEXT,
    place_id TEXT,
    state TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    authorised_amount INTEGER NOT NULL,
    captured_amount INTEGER NOT NULL,
    refunded_amount INTEGER NOT NULL,
    approval_mark TEXT,
    content TEXT NOT NULL,
    is_open INTEGER NOT NULL GENERATED ALWAYS AS
      (${isOneOf('state', openStates)}) VIRTUAL,
    -- What this payment takes, or may yet take, of its order.
    claim INTEGER NOT NULL GENERATED ALWAYS AS (
      CASE
        WHEN ${isOneOf('state', openStates)} THEN amount
        WHEN state = 'authorised' THEN authorised_amount
        ELSE captured_amount
      END
    ) VIRTUAL,
    CONSTRAINT payment_state_is_known CHECK (${isOneOf('state', paymentStates)}),
    CONSTRAINT payment_amount_is_positive CHECK (amount > 0),
    CONSTRAINT captured_within_authorised CHECK (captured_amount BETWEEN 0 AND authorised_amount),
    CONSTRAINT refunded_within_captured CHECK (refunded_amount BETWEEN 0 AND captured_amount)
  ) STRICT;

  CREATE INDEX payments_of_order ON payments (order_id);
  CREATE UNIQUE INDEX one_open_payment_per_terminal ON payments (terminal_id) WHERE is_open;
  CREATE UNIQUE INDEX one_blocking_payment_per_place ON payments (place_id) WHERE is_open;
  -- Two answers with one mark are one transaction, and that pays for one thing.
  CREATE UNIQUE INDEX one_payment_per_transaction ON payments (terminal_id, approval_mark)
    WHERE approval_mark IS NOT NULL;

  CREATE TRIGGER payment_sent_once BEFORE UPDATE OF state ON payments
  WHEN NEW.state IN ('draft', 'requested') AND OLD.state NOT IN ('draft', 'requested')
  BEGIN
    SELECT RAISE(ABORT, 'payment_is_sent_once');
  END;
`;

/**
 * The ceiling is for attempts: a payment that starts, or grows. What a terminal says has happened is
 * kept even where it is too much, because refusing a fact would lose it.
 */
const ceiling = `
  CREATE TRIGGER payment_fits_new AFTER INSERT ON payments BEGIN ${fitsItsOrder()} END;

  CREATE TRIGGER payment_fits_started AFTER UPDATE OF state, order_id, amount, currency ON payments
  WHEN OLD.state = 'draft' OR NEW.amount > OLD.amount
    OR NEW.order_id <> OLD.order_id OR NEW.currency <> OLD.currency
  BEGIN ${fitsItsOrder()} END;
`;

const rest = `
  CREATE TABLE activities (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    action TEXT NOT NULL,
    terminal_id TEXT NOT NULL,
    order_id TEXT REFERENCES orders (id),
    payment_id TEXT REFERENCES payments (id),
    closes TEXT REFERENCES activities (id),
    status TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT activity_action_is_known CHECK (
      action = 'initiate_checkout' OR action = 'close_checkout'
    ),
    CONSTRAINT activity_status_is_known CHECK (
      ${isOneOf('status', ['processing', 'completed', 'failed'])}
    )
  ) STRICT;

  CREATE INDEX checkouts_of_terminal ON activities (terminal_id)
    WHERE action = 'initiate_checkout';
  CREATE INDEX checkouts_of_payment ON activities (payment_id)
    WHERE action = 'initiate_checkout' AND payment_id IS NOT NULL;
  CREATE INDEX closes_of_checkout ON activities (closes) WHERE closes IS NOT NULL;

  CREATE TABLE terminals (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE items (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE staff (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL
  ) STRICT;

  CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    content TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

export const firstTables: Migration = {
  version: 10,
  apply: (database) => database.exec(journal + orders + payments + ceiling + rest),
};

/** IN would build a table of its list for every row that is written. */
function isOneOf(column: string, words: readonly string[]): string {
  return words.map((word) => `${column} = '${word}'`).join(' OR ');
}

function fitsItsOrder(): string {
  return `
    SELECT RAISE(ABORT, 'payment_in_the_currency_of_its_order')
    FROM orders WHERE id = NEW.order_id AND currency <> NEW.currency;
    SELECT RAISE(ABORT, 'order_amount_is_not_exceeded')
    FROM orders WHERE NEW.claim > 0 AND id = NEW.order_id
      AND amount < (SELECT sum(claim) FROM payments WHERE order_id = NEW.order_id);
  `;
}
