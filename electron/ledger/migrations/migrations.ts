import { firstTables } from './0010-first-tables.ts';
import { idempotency } from './0020-idempotency.ts';
import { search } from './0030-search.ts';
import { staffPins } from './0040-staff-pins.ts';
import { printJobs } from './0060-print-jobs.ts';
import { heldSales } from './0070-held-sales.ts';
import { goods } from './0080-goods.ts';
import { refunds } from './0090-refunds.ts';
import { webhooks } from './0110-webhooks.ts';
import { totals } from './0120-totals.ts';
import { incomingWebhooks } from './0130-incoming-webhooks.ts';
import { reopenedRefunds } from './0140-reopened-refunds.ts';
import { comparisons } from './0150-comparisons.ts';
import { dayTotals } from './0160-day-totals.ts';
import type { Migration } from './migration.ts';

/** Every step, oldest first. */
export const migrations: readonly Migration[] = [
  firstTables,
  idempotency,
  search,
  staffPins,
  printJobs,
  heldSales,
  goods,
  refunds,
  webhooks,
  totals,
  incomingWebhooks,
  reopenedRefunds,
  comparisons,
  dayTotals,
];
