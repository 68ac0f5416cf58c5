import { assertNever } from '../../../shared/assert-never.ts';
import type { PinRefusal, StaffRefusal } from '../../../shared/staff.ts';
import type { Words } from '../../i18n/words.ts';

/** Why a PIN opened nothing. `now` by the main process's clock, in milliseconds. */
export function pinWords(refusal: PinRefusal | 'no_answer', words: Words, now: number): string {
  const { t, count } = words;
  if (refusal === 'no_answer') return t('notice.no_answer');
  switch (refusal.type) {
    case 'wrong_pin':
      return t('pin.wrong_pin', { count: count(refusal.triesLeft) });
    case 'wait': {
      const seconds = Math.max(0, Math.ceil((refusal.until - now) / 1_000));
      return seconds === 0 ? t('pin.wait_over') : t('pin.wait', { count: count(seconds) });
    }
    case 'no_pin':
    case 'may_not':
      return t(`pin.${refusal.type}`);
    default:
      return assertNever(refusal);
  }
}

/** Why people were left as they were. */
export function staffWords(why: StaffRefusal | 'no_answer', words: Words): string {
  return why === 'no_answer' ? words.t('notice.no_answer') : words.t(`staff.refusal.${why}`);
}
