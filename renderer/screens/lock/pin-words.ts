import { assertNever } from '../../../shared/assert-never.ts';
import type { PinRefusal, StaffRefusal } from '../../../shared/staff.ts';
import type { Words } from '../../i18n/words.ts';
import type { NotTold } from '../../store/session-asks.ts';

/** Why a PIN opened nothing. `isWaiting`: whether the wait that it may name is not over yet. */
export function pinWords(refusal: PinRefusal | NotTold, words: Words, isWaiting: boolean): string {
  const { t, count, plural } = words;
  if (typeof refusal === 'string') return t(`notice.${refusal}`);
  switch (refusal.type) {
    case 'wrong_pin': {
      const { triesLeft } = refusal;
      return t(`pin.wrong_pin.${plural(triesLeft)}`, { count: count(triesLeft) });
    }
    case 'wait':
      return t(isWaiting ? 'pin.wait' : 'pin.wait_over');
    case 'no_pin':
    case 'disk_full':
    case 'may_not':
      return t(`pin.${refusal.type}`);
    default:
      return assertNever(refusal);
  }
}

/** Why people were left as they were. */
export function staffWords(why: StaffRefusal | NotTold, words: Words): string {
  const isRefused = why !== 'no_answer' && why !== 'not_allowed';
  return isRefused ? words.t(`staff.refusal.${why}`) : words.t(`notice.${why}`);
}
