import type { StaffActor } from '../../shared/actor.ts';
import type { Clock } from '../../shared/clock.ts';
import { type Answer, refused } from '../../shared/failures.ts';
import type { KeptFile } from '../../shared/ipc-history.ts';
import type { PaymentAnswer, RefundAnswer } from '../../shared/ipc-payments.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import { moneyFile } from '../history/money-file.ts';
import { moneyCsv, moneyJson } from '../history/money-file-policy.ts';
import type { MoneyList } from '../history/money-list.ts';
import type { Till } from '../till/till.ts';
import type { IpcHandlers } from './handle.ts';
import { refundLine } from './refund-lines.ts';

export interface PaymentsFacts {
  readonly till: Till;
  readonly moneyList: MoneyList;
  /** Keeps a text in a file, where the person says. */
  readonly keepText: (text: string, name: string) => Promise<KeptFile>;
  readonly programVersion: string;
  readonly clock: Clock;
  /** Whoever asked what is being answered. */
  readonly actor: () => StaffActor;
}

type PaymentsHandlers = Pick<
  IpcHandlers,
  Extract<keyof IpcHandlers, `payments.${string}` | `refunds.${string}`>
>;

/** The manager's desk: every payment and refund, and giving money back. */
export function paymentsHandlers(facts: PaymentsFacts): PaymentsHandlers {
  const { till, moneyList, actor } = facts;
  const { payments, refunds } = till;
  return {
    'payments.list': ({ filter, after }) => moneyList.page(filter, after),
    'payments.export': async ({ filter, format }) => {
      const { lines, isCut } = await moneyList.all(filter);
      const at = facts.clock.now();
      const by = `Galla ${facts.programVersion}`;
      const shape = format === 'csv' ? moneyCsv : moneyJson({ at, by, isCut });
      const text = await moneyFile(lines, shape);
      // The shop's own day, as ISO 8601 writes it.
      const name = `payments-${new Date(at).toLocaleDateString('sv-SE')}.${format}`;
      return { result: await facts.keepText(text, name), isCut };
    },
    'payments.capture': async ({ paymentId }) => {
      const payment = payments.find(paymentId);
      if (!payment) return refused({ type: 'payment_not_found' });
      const { authorisedAmount: amount, currency } = payment;
      return paymentAnswer(await payments.capture({ paymentId, amount, currency }, actor()));
    },
    'refunds.advise': ({ paymentId }) => {
      const payment = payments.find(paymentId);
      const advice = refunds.advise(paymentId);
      const seq = payment && till.orders.find(payment.orderId)?.seq;
      if (!payment || !advice || seq === undefined) return { found: null };
      const lines = refunds.ofPayment(paymentId).flatMap((each) => refundLine(till, each) ?? []);
      return { found: { seq, payment, advice, refunds: lines } };
    },
    'refunds.create': async ({ paymentId, amount, remaining, reason, route }) => {
      const notes = reason.trim() === '' ? {} : { reason: reason.trim() };
      const asked = { paymentId, amount, remaining, notes, ...(route && { route }) };
      return refundAnswer(await refunds.create(asked, actor()));
    },
    'refunds.cancel': async ({ refundId }) => refundAnswer(await refunds.cancel(refundId, actor())),
    'refunds.stop': async ({ refundId }) => refundAnswer(await refunds.stop(refundId, actor())),
    'refunds.ask': async ({ refundId }) => refundAnswer(await refunds.ask(refundId, actor())),
    'refunds.settle': async (verdict) => refundAnswer(await refunds.settle(verdict, actor())),
  };

  function refundAnswer(answer: Answer<Refund>): RefundAnswer {
    if (!answer.ok) return answer;
    const line = refundLine(till, answer.value);
    return line ? { ok: true, line } : refused({ type: 'refund_not_found' });
  }
}

function paymentAnswer(answer: Answer<Payment>): PaymentAnswer {
  return answer.ok ? { ok: true, payment: answer.value } : answer;
}
