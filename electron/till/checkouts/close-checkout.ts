import type { Activity } from '../../../shared/activity.ts';
import type { Actor } from '../../../shared/actor.ts';
import { type Answer, done, type Refusal, refused } from '../../../shared/failures.ts';
import { isOpenPayment, type Payment } from '../../../shared/payment.ts';
import type { Terminal } from '../../../shared/terminal.ts';
import type { Book, Reader } from '../../ledger/ledger.ts';
import type { Alongside, CloseCheckout } from '../till.ts';
import { isOnScreen } from './activity-policy.ts';
import { busyRefusal } from './busy-refusal.ts';
import type { CheckoutDependencies } from './checkout-dependencies.ts';
import { newActivity } from './new-activity.ts';
import { chooseTerminal } from './terminal-choice-policy.ts';

/** How long a close waits for the terminal before it is left to settle by itself (X17). */
const closeWaitMilliseconds = 8_000;

export function createClosing(dependencies: CheckoutDependencies) {
  const { ledger, clock, terminals, payments } = dependencies;

  async function close(
    input: CloseCheckout,
    actor: Actor,
    alongside?: Alongside<Activity>,
  ): Promise<Answer<Activity>> {
    const chosen = chooseTerminal(terminals.statuses(), input.deviceId);
    if (!chosen.ok) return chosen;
    const { terminal } = chosen.value;
    const kept = await ledger.write((book) => {
      const decided = keepClose(book, terminal, input, actor);
      if (decided.ok) alongside?.(decided.value.close, book);
      return decided;
    });
    if (!kept.ok) return kept;
    const { close: begun, stops } = kept.value;
    if (stops === null) return done(begun);
    await payments.dispatch(stops, { type: 'cancel', by: 'merchant' }, actor);
    await payments.whenOver(stops, closeWaitMilliseconds);
    return done(ledger.activity(begun.id) ?? begun);
  }

  /** `stops`: the payment that the terminal is to be asked to stop, and that ends the close. */
  function keepClose(
    book: Book,
    terminal: Terminal,
    input: CloseCheckout,
    actor: Actor,
  ): Answer<{ readonly close: Activity; readonly stops: string | null }> {
    const checkout = book.lastCheckoutOfTerminal(terminal.id);
    const payment = checkout?.paymentId ? book.payment(checkout.paymentId) : undefined;
    const begun = newActivity(dependencies, 'close_checkout', terminal, input);
    if (!checkout || !isOnScreen(checkout, payment, clock.now())) {
      const failure = { type: 'checkout_not_found' } as const;
      const activity: Activity = { ...begun, status: 'failed', failure };
      book.append({ type: 'activity', activity }, actor);
      return done({ close: activity, stops: null });
    }
    if (payment && isOpenPayment(payment)) {
      const refusal = refuseCancel(book, payment);
      if (refusal) return refused(refusal);
      const activity: Activity = { ...begun, closes: checkout.id };
      book.append({ type: 'activity', activity }, actor);
      return done({ close: activity, stops: payment.id });
    }
    const activity: Activity = { ...begun, closes: checkout.id, status: 'completed' };
    book.append({ type: 'activity', activity: { ...checkout, leftScreenAt: clock.now() } }, actor);
    book.append({ type: 'activity', activity }, actor);
    return done({ close: activity, stops: null });
  }

  async function cancel(paymentId: string, actor: Actor): Promise<Answer<Payment>> {
    const payment = ledger.payment(paymentId);
    if (!payment) return refused({ type: 'payment_not_found' });
    if (!isOpenPayment(payment)) return done(payment);
    const refusal = refuseCancel(ledger, payment);
    if (refusal) return refused(refusal);
    const event = { type: 'cancel', by: 'merchant' } as const;
    return done(
      (await payments.dispatch(paymentId, event, actor)) ?? ledger.payment(paymentId) ?? payment,
    );
  }

  async function leave(paymentId: string, actor: Actor): Promise<Answer<Payment>> {
    const payment = ledger.payment(paymentId);
    const checkout = ledger.activityOfPayment(paymentId);
    if (!payment || !checkout) return refused({ type: 'payment_not_found' });
    if (isOpenPayment(payment)) return refused(busyRefusal(ledger, checkout.terminalId));
    if (checkout.leftScreenAt === null) {
      const activity: Activity = { ...checkout, leftScreenAt: clock.now() };
      await ledger.write((book) => book.append({ type: 'activity', activity }, actor));
    }
    return done(payment);
  }

  return { close, cancel, leave };
}

/** While a PIN is typed or the bank is asked nothing is sent: the money may be moving (X17). */
function refuseCancel(reader: Reader, payment: Payment): Refusal | undefined {
  const mayStop = payment.state === 'requested' || payment.state === 'presented';
  if (mayStop) return undefined;
  return {
    type: 'terminal_busy',
    activityId: reader.activityOfPayment(payment.id)?.id ?? null,
    inDoubt: payment.state === 'in_doubt',
  };
}
