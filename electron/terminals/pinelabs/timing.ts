import type { Work } from './session.ts';

/** Milliseconds. The maker's pages name none: not confirmed with hardware. */
export const timing = {
  /** Shorter than the patience of somebody who tries every language on every line. */
  hello: 3_000,
  ask: 30_000,
  /** Longer than the till waits for a card or for a code to be scanned. */
  card: 150_000,
  qr: 310_000,
  withoutCustomer: 60_000,
  settlement: 180_000,
  /** How long a simulated terminal waits for its customer. */
  customer: 110_000,
} as const;

/** How long an answer is waited for. */
export function patienceOf(work: Work): number {
  switch (work.type) {
    case 'hello':
      return timing.hello;
    case 'ask':
      return timing.ask;
    case 'serve':
      return timing.settlement;
    case 'money':
      return work.stage === null ? timing.withoutCustomer : timing[work.stage];
  }
}
