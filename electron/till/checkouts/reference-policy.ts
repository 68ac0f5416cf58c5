import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import { type Answer, done, refused } from '../../../shared/failures.ts';
import { isUtr } from '../../../shared/upi.ts';

const longestReference = 40;

/** What a person read off a slip, or why they know: as it will be kept, without blanks around it. */
export function acceptReference(text: string): Answer<string> {
  const reference = text.trim();
  if (reference.length === 0 || reference.length > longestReference) {
    return refused({ type: 'reference_invalid' });
  }
  if (/\p{Cc}/u.test(reference)) return refused({ type: 'reference_invalid' });
  return screenCardNumbers(reference) === reference
    ? done(reference)
    : refused({ type: 'reference_is_card_number' });
}

/** A bank's reference of a UPI payment, without the blanks that people put into it. */
export function acceptUtr(text: string): Answer<string> {
  if (screenCardNumbers(text) !== text) return refused({ type: 'reference_is_card_number' });
  const utr = text.replaceAll(/\s/g, '').toUpperCase();
  return isUtr(utr) ? done(utr) : refused({ type: 'reference_invalid' });
}
