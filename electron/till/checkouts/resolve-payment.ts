import type { StaffActor } from '../../../shared/actor.ts';
import { type Answer, done, refused } from '../../../shared/failures.ts';
import { isOpenPayment, nothingArrived, type Payment } from '../../../shared/payment.ts';
import { utrMark } from '../payments/verdict-machine.ts';
import type { Checkouts } from '../till.ts';
import { busyRefusal } from './busy-refusal.ts';
import type { CheckoutDependencies } from './checkout-dependencies.ts';
import { acceptReference, acceptUtr } from './reference-policy.ts';

type Verdict = Parameters<Checkouts['resolve']>[0];

/** What people say about payments that nothing else can tell the end of. */
export function createResolving(dependencies: CheckoutDependencies) {
  const { ledger, payments } = dependencies;

  async function resolve(given: Verdict, actor: StaffActor): Promise<Answer<Payment>> {
    const payment = ledger.payment(given.paymentId);
    if (!payment) return refused({ type: 'payment_not_found' });
    if (payment.state !== 'in_doubt') return refused({ type: 'payment_not_in_doubt' });
    const { amount } = given;
    if (amount !== undefined && !(amount > 0 && amount <= payment.amount)) {
      return refused({ type: 'amount_invalid' });
    }
    const isUtrWanted = payment.terminalId === null && given.verdict === 'paid';
    const accept = isUtrWanted ? acceptUtr : acceptReference;
    const reference = accept(given.reference);
    if (!reference.ok) return reference;
    const verdict = { ...given, reference: reference.value };
    return payment.terminalId === null
      ? await decide(payment, verdict, actor)
      : await resolveAfterAsking(payment, payment.terminalId, verdict, actor);
  }

  /** The order of evidence: the terminal, then a person. */
  async function resolveAfterAsking(
    payment: Payment,
    terminalId: string,
    verdict: Verdict,
    actor: StaffActor,
  ): Promise<Answer<Payment>> {
    const asked = await payments.askBeforeVerdict(payment);
    const now = ledger.payment(payment.id) ?? payment;
    if (now.state !== 'in_doubt') return done(now);
    if (asked === 'at_work') return refused(busyRefusal(ledger, terminalId));
    const decided = await decide(now, verdict, actor);
    if (!decided.ok || asked.heard === null) return decided;
    // What proved nothing before may still speak against what the person said.
    return done((await payments.tell(decided.value, asked.heard)) ?? decided.value);
  }

  async function confirmUpi(
    paymentId: string,
    utr: string,
    actor: StaffActor,
  ): Promise<Answer<Payment>> {
    const payment = ledger.payment(paymentId);
    if (payment?.upiText === undefined) return refused({ type: 'payment_not_found' });
    if (!isOpenPayment(payment)) return refused({ type: 'payment_not_in_doubt' });
    const reference = acceptUtr(utr);
    if (!reference.ok) return reference;
    return await decide(payment, { paymentId, verdict: 'paid', reference: reference.value }, actor);
  }

  /** The code leaves the screen, and somebody says that it brought nothing. */
  async function cancelUpi(payment: Payment, actor: StaffActor): Promise<Answer<Payment>> {
    if (!isOpenPayment(payment)) return done(payment);
    if (payment.state === 'in_doubt') {
      return refused({ type: 'order_busy', activityId: null, inDoubt: true });
    }
    const verdict = {
      paymentId: payment.id,
      verdict: 'not_paid',
      reference: nothingArrived,
    } as const;
    return await decide(payment, verdict, actor);
  }

  async function decide(
    payment: Payment,
    { verdict, reference, amount }: Verdict,
    actor: StaffActor,
  ): Promise<Answer<Payment>> {
    const { staffId } = actor;
    const told = { verdict, staffId, reference, ...(amount === undefined ? {} : { amount }) };
    const decided = await payments.dispatch(payment.id, { type: 'resolved', ...told }, actor);
    if (decided) return done(decided);
    const now = ledger.payment(payment.id) ?? payment;
    if (!isOpenPayment(now)) return done(now);
    const paid = ledger.paymentOfMark(null, utrMark(reference));
    const seq = paid && ledger.order(paid.orderId)?.seq;
    return refused(
      seq === undefined ? { type: 'payment_not_in_doubt' } : { type: 'reference_used', seq },
    );
  }

  return { resolve, confirmUpi, cancelUpi };
}
