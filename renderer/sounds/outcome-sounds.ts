import type { CheckoutView } from '../../shared/ipc.ts';
import { outcomeStatus, type PayStatus, payTone } from '../screens/pay/pay-status.ts';

/** What is to be heard at a counter where nobody looks at the screen. */
export type Sound = 'approved' | 'declined' | 'doubt' | 'refused';

/** One tone; times in seconds from the beginning of the sound. */
export interface Note {
  readonly hertz: number;
  readonly at: number;
  readonly for: number;
}

/** Up for money, down for none, and the same tone thrice for what nobody knows: told apart by anyone. */
export const notesOf: Readonly<Record<Sound, readonly Note[]>> = {
  approved: [
    { hertz: 784, at: 0, for: 0.12 },
    { hertz: 1_175, at: 0.13, for: 0.24 },
  ],
  declined: [
    { hertz: 440, at: 0, for: 0.18 },
    { hertz: 294, at: 0.2, for: 0.34 },
  ],
  doubt: [
    { hertz: 587, at: 0, for: 0.13 },
    { hertz: 587, at: 0.24, for: 0.13 },
    { hertz: 587, at: 0.48, for: 0.13 },
  ],
  /** Something that was scanned has not been added. */
  refused: [
    { hertz: 220, at: 0, for: 0.16 },
    { hertz: 220, at: 0.22, for: 0.16 },
  ],
};

/**
 * The sound of a change from one picture to the next; null where nothing has ended. What was left by a
 * person, by Esc or the red key, is no surprise and makes none.
 */
export function soundOf(before: CheckoutView | null, after: CheckoutView | null): Sound | null {
  if (!after) return null;
  const sound = soundOfStatus(outcomeStatus(after));
  if (before && isSamePayment(before, after)) {
    const soundBefore = soundOfStatus(outcomeStatus(before));
    return sound === soundBefore ? null : sound;
  }
  return after.recovered ? null : sound;
}

/**
 * Whether a terminal or the bank has said that the money is there. A person who says so may have been
 * shown a picture of a payment.
 */
export function isVerified({ payment }: CheckoutView): boolean {
  if (payment?.state !== 'captured') return false;
  return payment.evidence?.type === 'terminal' || payment.evidence?.type === 'upstream';
}

function soundOfStatus(status: PayStatus): Sound | null {
  // A part of the money is money.
  if (status === 'part_paid') return 'approved';
  switch (payTone(status)) {
    case 'good':
      return 'approved';
    case 'bad':
      return 'declined';
    case 'doubt':
      return 'doubt';
    default:
      return null;
  }
}

function isSamePayment(before: CheckoutView, after: CheckoutView): boolean {
  return before.id === after.id;
}
