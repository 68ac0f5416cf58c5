import type {
  IncomingWebhook,
  ProviderNews,
  WebhookIgnored,
} from '../../../shared/incoming-webhook.ts';
import { type Evidence, isOpenPayment, type Payment } from '../../../shared/payment.ts';
import { isOpenRefund, type Refund } from '../../../shared/refund.ts';
import { captured, endedWithoutMoney } from '../payments/ending-machine.ts';
import { upiReceipt } from '../payments/verdict-machine.ts';
import { failed, processed } from '../refunds/refund-ending-machine.ts';

type PaymentNews = Extract<ProviderNews, { type: 'payment' }>;
type RefundNews = Extract<ProviderNews, { type: 'refund' }>;

/** What a piece of news makes of the thing it is about. */
export type Heard<Subject> =
  | { readonly type: 'changed'; readonly subject: Subject }
  | { readonly type: 'ignored'; readonly because: WebhookIgnored };

/**
 * A provider's word on a payment. It counts only where no terminal took part, and it moves money's state
 * forwards alone: failed, authorised, captured, whatever order it comes in and however often. A provider
 * does capture what it has called failed before; what anybody else has ended stays as it is.
 */
export function hearOfPayment(
  payment: Payment | undefined,
  news: PaymentNews,
  id: IncomingWebhook['id'],
  at: number,
): Heard<Payment> {
  if (!payment || payment.state === 'draft') return ignored('not_ours');
  if (payment.terminalId !== null) return ignored('not_the_providers');
  if (news.amount !== payment.amount || news.currency !== payment.currency) {
    return ignored('amount_differs');
  }
  if (news.orderId !== null && news.orderId !== payment.orderId) return ignored('order_differs');
  const evidence: Evidence = { type: 'upstream', reference: id };
  const told: Payment = { ...payment, evidence, method: news.method ?? payment.method };
  const paid: Payment =
    news.rrn === undefined ? told : { ...told, approval: upiReceipt(told, news.rrn) };
  const isOver = !isOpenPayment(payment) && payment.state !== 'authorised';
  const isProviders = payment.evidence?.type === 'upstream';
  if (isOver && !isProviders) {
    return ignored(payment.state === 'captured' ? 'nothing_new' : 'not_the_providers');
  }
  switch (news.said) {
    case 'captured':
      return payment.state === 'captured' || payment.state === 'voided'
        ? ignored('nothing_new')
        : changed(
            captured({ ...paid, authorisedAmount: payment.amount }, payment.amount, evidence, at),
          );
    case 'authorized':
      return payment.state === 'authorised' || payment.capturedAmount > 0
        ? ignored('nothing_new')
        : changed(authorised(paid, at));
    case 'failed': {
      if (!isOpenPayment(payment)) return ignored('nothing_new');
      const failure = { code: 'CARD_DECLINED', reason: news.reason, by: 'provider' } as const;
      return changed(endedWithoutMoney({ ...told, failure }, at));
    }
  }
}

/**
 * A provider's word on a refund that went through it, or of which nobody knows how it ended. As a payment's
 * it moves money's state forwards alone: what it has called failed it may call processed afterwards.
 */
export function hearOfRefund(
  refund: Refund | undefined,
  news: RefundNews,
  id: IncomingWebhook['id'],
  at: number,
): Heard<Refund> {
  if (!refund) return ignored('not_ours');
  const isProviders =
    refund.route === 'upstream' ||
    refund.state === 'in_doubt' ||
    refund.evidence?.type === 'upstream';
  if (refund.terminalId !== null || !isProviders) return ignored('not_the_providers');
  if (news.paymentId !== null && news.paymentId !== refund.paymentId) return ignored('not_ours');
  if (news.amount !== refund.amount) return ignored('amount_differs');
  const isReopened =
    refund.state === 'failed' && refund.evidence?.type === 'upstream' && news.said === 'processed';
  if (!isOpenRefund(refund) && !isReopened) return ignored('nothing_new');
  const evidence: Evidence = { type: 'upstream', reference: id };
  switch (news.said) {
    case 'created':
      return refund.state === 'sent'
        ? changed({ ...refund, state: 'pending', changedAt: at })
        : ignored('nothing_new');
    case 'processed':
      return changed(processed(refund, evidence, at));
    case 'failed': {
      const failure = { code: 'CARD_DECLINED', reason: null, by: 'provider' } as const;
      return changed(failed(refund, failure, evidence, at));
    }
  }
}

function authorised(payment: Payment, at: number): Payment {
  return {
    ...payment,
    state: 'authorised',
    stage: null,
    doubt: null,
    failure: null,
    authorisedAmount: payment.amount,
    changedAt: at,
  };
}

function changed<Subject>(subject: Subject): Heard<Subject> {
  return { type: 'changed', subject };
}

function ignored(because: WebhookIgnored): {
  readonly type: 'ignored';
  readonly because: WebhookIgnored;
} {
  return { type: 'ignored', because };
}
