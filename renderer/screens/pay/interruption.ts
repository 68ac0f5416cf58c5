import { assertNever } from '../../../shared/assert-never.ts';
import { type PayStatus, payTone } from './pay-status.ts';

/** What can be said about an interrupted sale before anybody has looked. */
export type Interruption = 'unknown' | 'paid' | 'part' | 'unpaid' | 'running';

export function interruption(outcome: PayStatus): Interruption {
  const tone = payTone(outcome);
  switch (tone) {
    case 'running':
      return 'running';
    case 'open':
      return outcome === 'part_paid' ? 'part' : 'unknown';
    case 'good':
      return 'paid';
    case 'bad':
    case 'still':
      return 'unpaid';
    case 'doubt':
      return 'unknown';
    default:
      return assertNever(tone);
  }
}
