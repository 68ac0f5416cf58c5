import type { Payment } from '../../shared/payment.ts';
import type { Words } from './words.ts';

/** How it was paid: "VISA ••1234", "UPI", "Card". */
export function methodWords(payment: Payment, words: Words): string {
  const card = payment.approval?.card;
  if (!card && payment.approval?.qr) return words.t('method.bharat_qr');
  if (!card) return words.t(`method.${payment.approval?.method ?? payment.method}`);
  return card.last4 === null ? card.network : `${card.network} ••${card.last4}`;
}

/** What the bank calls it: "RRN 512345678901", an approval code, or nothing. */
export function referenceWords(payment: Payment, words: Words): string | null {
  const { rrn, approvalCode } = payment.approval ?? { rrn: null, approvalCode: null };
  if (rrn !== null) return words.t('method.rrn', { rrn });
  return approvalCode === null ? null : words.t('method.approval', { code: approvalCode });
}
