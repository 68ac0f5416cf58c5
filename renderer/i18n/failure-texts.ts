import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { Messages } from '../../shared/messages/message.ts';

type FailureKey = `${'failure' | 'money' | 'advice'}.${PaymentFailureCode}`;

/** The shared messages about failed payments as keys of a window's catalogue: "advice.INVALID_PIN". */
export function failureTexts(failures: Messages['failures']): Readonly<Record<FailureKey, string>> {
  const texts = Object.entries(failures).flatMap(([code, { happened, money, advice }]) => [
    [`failure.${code}`, happened] as const,
    [`money.${code}`, money] as const,
    [`advice.${code}`, advice] as const,
  ]);
  return Object.fromEntries(texts) as Record<FailureKey, string>;
}
