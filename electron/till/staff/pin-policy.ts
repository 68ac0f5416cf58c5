import type { PinRefusal, PinTry } from '../../../shared/staff.ts';

/** Whether a PIN can be given to somebody: four to eight digits that nobody guesses first. */
export function judgePin(pin: string): 'good' | 'pin_length' | 'pin_weak' {
  if (!/^[0-9]{4,8}$/.test(pin)) return 'pin_length';
  const isRepeat = /^(.+)\1+$/.test(pin);
  const isYear = /^(19|20)\d\d$/.test(pin);
  return isRepeat || isYear || isRun(pin) ? 'pin_weak' : 'good';
}

/** 1234, 9876, 7890: one step all the way, as a finger runs. */
function isRun(pin: string): boolean {
  const digits = [...pin].map(Number);
  const steps = digits.slice(1).map((digit, place) => (digit - (digits[place] ?? 0) + 10) % 10);
  return [1, 9].some((step) => steps.every((each) => each === step));
}

const freeTries = 5;
const firstWaitMilliseconds = 30_000;
const longestWaitMilliseconds = 15 * 60_000;

/**
 * Whether another try is allowed at `now`, after the last one that is on record. Five wrong PINs in a row
 * are free; each one more doubles the wait, from half a minute to a quarter of an hour.
 */
export function judgeTry(
  last: PinTry | undefined,
  now: number,
): Extract<PinRefusal, { type: 'wait' }> | undefined {
  if (!last || last.wrong < freeTries) return undefined;
  const doubled = firstWaitMilliseconds * 2 ** (last.wrong - freeTries);
  const wait = Math.min(doubled, longestWaitMilliseconds);
  const until = last.at + wait;
  // A clock that was set back must not lock somebody out for longer than the longest wait.
  return now < until && until - now <= wait ? { type: 'wait', until } : undefined;
}

/** What to say after so many wrong PINs in a row. */
export function refusalAfter(last: PinTry): PinRefusal {
  const wait = judgeTry(last, last.at);
  return wait ?? { type: 'wrong_pin', triesLeft: freeTries - last.wrong };
}
