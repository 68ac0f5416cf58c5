import { isRecord } from './result.ts';

/**
 * A form has no numbers, only text: digits in the members that hold an amount become one. What is no
 * plain whole number within 2^53 stays text and is refused as such. JSON gets no such help.
 */
export function withFormAmounts(form: unknown): unknown {
  if (!isRecord(form)) return form;
  const checkout = form.initiate_checkout;
  return {
    ...withAmount(form),
    ...(isRecord(checkout) ? { initiate_checkout: withAmount(checkout) } : {}),
  };
}

function withAmount(members: Readonly<Record<string, unknown>>) {
  const { amount } = members;
  if (typeof amount !== 'string' || !/^\d{1,16}$/.test(amount)) return members;
  const number = Number(amount);
  return Number.isSafeInteger(number) ? { ...members, amount: number } : members;
}
