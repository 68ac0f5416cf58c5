import type { Migration } from './migration.ts';

/**
 * A refund that was called failed and takes its money after all must find room for it: what it had
 * claimed may have gone back another way meanwhile (domain.md, promise 3).
 */
const trigger = `
  CREATE TRIGGER refund_fits_reopened AFTER UPDATE OF state ON refunds
  WHEN OLD.claim = 0 AND NEW.claim > 0
  BEGIN
    SELECT RAISE(ABORT, 'refunds_within_captured')
    FROM payments WHERE id = NEW.payment_id
      AND captured_amount < (SELECT sum(claim) FROM refunds WHERE payment_id = NEW.payment_id);
  END;
`;

export const reopenedRefunds: Migration = {
  version: 140,
  apply: (database) => database.exec(trigger),
};
