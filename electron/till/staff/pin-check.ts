import type { Actor } from '../../../shared/actor.ts';
import { type KeptPin, type PinRefusal, type PinTry, worksHere } from '../../../shared/staff.ts';
import { LedgerError } from '../../ledger/ledger.ts';
import { createOneAtATime } from '../one-at-a-time.ts';
import { isPin } from './pin-hash.ts';
import { judgeTry, refusalAfter } from './pin-policy.ts';
import type { StaffDependencies } from './staff-dependencies.ts';
import { countingPin } from './staff-policy.ts';

/**
 * Why this PIN opens nothing; undefined when it is the person's. The try is on disk before anybody is
 * told, so that starting the program again gives no more of them. `present`: who is at the window, for
 * a wrong PIN is nobody's own.
 */
export type TryPin = (
  staffId: string,
  pin: string,
  what: PinTry['for'],
  present: Actor,
) => Promise<PinRefusal | undefined>;

export function createPinCheck({
  ledger,
  clock,
  demo,
}: Pick<StaffDependencies, 'ledger' | 'clock' | 'demo'>): TryPin {
  // One after the other: sixteen guesses at once are sixteen guesses, and one at a time costs memory.
  const inTurn = createOneAtATime();

  async function tryOnce(
    staffId: string,
    pin: string,
    what: PinTry['for'],
    present: Actor,
  ): Promise<PinRefusal | undefined> {
    const staff = ledger.staff().find(({ id }) => id === staffId);
    const kept = countingPin(ledger.pin(staffId), demo);
    if (!staff || !worksHere(staff) || !kept) return { type: 'no_pin' };
    const last = ledger.lastPinTry(staffId);
    const wait = judgeTry(last, clock.now());
    if (wait) return wait;
    const isRight = await matches(pin, kept);
    const wrong = isRight ? 0 : (last?.wrong ?? 0) + 1;
    const pinTry: PinTry = { staffId, for: what, isRight, wrong, at: clock.now() };
    const actor: Actor = isRight ? { type: 'staff', staffId } : present;
    try {
      await ledger.write((book) => book.append({ type: 'pin_try', pinTry }, actor));
    } catch (error) {
      // Nor is it said whether it was right: tries that nobody counts would be as many as one likes.
      if (error instanceof LedgerError && error.reason === 'disk_full')
        return { type: 'disk_full' };
      throw error;
    }
    return isRight ? undefined : refusalAfter(pinTry);
  }

  return (...asked) => inTurn(() => tryOnce(...asked));
}

async function matches(pin: string, kept: KeptPin): Promise<boolean> {
  return 'shown' in kept ? kept.shown === pin : await isPin(pin, kept.hash);
}
