import type { Activity } from '../../../shared/activity.ts';
import type { Actor } from '../../../shared/actor.ts';
import { screenCardNumbers, screenDeep } from '../../../shared/card-number-screen.ts';
import { type Answer, done, refused } from '../../../shared/failures.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Terminal, TerminalStatus } from '../../../shared/terminal.ts';
import { type Book, ConstraintError } from '../../ledger/ledger.ts';
import { judgeAttempt, judgePart } from '../orders/order-policy.ts';
import type { PaymentStep } from '../payments/payment-event.ts';
import type { Alongside, Checkout, InitiateCheckout } from '../till.ts';
import { attemptRefusal, busyRefusal } from './busy-refusal.ts';
import type { CheckoutDependencies } from './checkout-dependencies.ts';
import { newActivity } from './new-activity.ts';
import { newPayment } from './new-payment.ts';
import { chooseTerminal } from './terminal-choice-policy.ts';

export function createStarting(dependencies: CheckoutDependencies) {
  const { ledger, clock, terminals, payments } = dependencies;

  async function initiate(
    input: InitiateCheckout,
    actor: Actor,
    alongside?: Alongside<Checkout>,
  ): Promise<Answer<Checkout>> {
    const chosen = chooseTerminal(terminals.statuses(), input.deviceId);
    if (!chosen.ok) return chosen;
    const begun = await beginOrRefuse(chosen.value, input, actor, alongside);
    if (!begun.ok) return begun;
    if (begun.value.started) payments.carryOut(begun.value.started.draft, begun.value.started.step);
    return done(begun.value.checkout);
  }

  /** Two callers at once: the second finds the terminal taken, at the latest by the ledger's own rule. */
  async function beginOrRefuse(
    status: TerminalStatus,
    input: InitiateCheckout,
    actor: Actor,
    alongside: Alongside<Checkout> | undefined,
  ) {
    try {
      return await ledger.write((book) => {
        const begun = begin(book, status, input, actor);
        if (begun.ok) alongside?.(begun.value.checkout, book);
        return begun;
      });
    } catch (error) {
      if (!(error instanceof ConstraintError)) throw error;
      return refused(busyRefusal(ledger, status.terminal.id));
    }
  }

  function begin(
    book: Book,
    status: TerminalStatus,
    input: InitiateCheckout,
    actor: Actor,
  ): Answer<{
    readonly checkout: Checkout;
    readonly started?: { readonly draft: Payment; readonly step: PaymentStep };
  }> {
    const { terminal, connection, offersBharatQr = false } = status;
    if (input.qr && !(offersBharatQr && input.preferredMethod === 'upi')) {
      return refused({ type: 'bharat_qr_not_offered' });
    }
    const order = book.order(input.orderId);
    if (!order) return refused({ type: 'order_not_found' });
    const others = book.paymentsOfOrder(order.id);
    const verdict = input.part
      ? judgePart(order, others, input.amount)
      : judgeAttempt(order, others, input.amount, input.currency);
    const refusal = attemptRefusal(book, verdict);
    if (refusal) return refused(refusal);
    const isTaken =
      book.openPaymentOfTerminal(terminal.id) !== undefined ||
      book.openRefundOfTerminal(terminal.id) !== undefined;
    if (isTaken || payments.isAsking(terminal.id)) {
      return refused(busyRefusal(book, terminal.id));
    }
    if (connection.type !== 'ready') {
      const reason = connection.type === 'absent' ? connection.reason : 'Still connecting';
      const activity = keepAbsent(book, terminal, input, reason, actor);
      return done({ checkout: { activity, payment: null, order } });
    }
    leaveScreen(book, terminal.id, actor);
    const draft: Payment = {
      ...newPayment(dependencies, order, input.amount),
      terminalId: terminal.id,
      method: input.preferredMethod ?? 'card',
      ...(input.qr ? { qr: input.qr } : {}),
      description: input.description === null ? null : screenCardNumbers(input.description),
      markBefore: payments.markBefore(terminal.id),
    };
    const step = payments.keep(book, draft, { type: 'request' }, actor);
    const activity: Activity = {
      ...newActivity(dependencies, 'initiate_checkout', terminal, input),
      orderId: order.id,
      paymentId: draft.id,
      echo: screenDeep(input.echo),
    };
    book.append({ type: 'activity', activity }, actor);
    return done({
      checkout: { activity, payment: step.payment, order: book.order(order.id) ?? order },
      started: { draft, step },
    });
  }

  function keepAbsent(
    book: Book,
    terminal: Terminal,
    input: InitiateCheckout,
    reason: string,
    actor: Actor,
  ): Activity {
    const activity: Activity = {
      ...newActivity(dependencies, 'initiate_checkout', terminal, input),
      orderId: input.orderId,
      echo: screenDeep(input.echo),
      status: 'failed',
      failure: { type: 'terminal_absent', reason },
    };
    book.append({ type: 'activity', activity }, actor);
    return activity;
  }

  /** What the last checkout left on the terminal's screen makes room for the new one. */
  function leaveScreen(book: Book, terminalId: string, actor: Actor): void {
    const last = book.lastCheckoutOfTerminal(terminalId);
    if (!last || last.leftScreenAt !== null) return;
    book.append({ type: 'activity', activity: { ...last, leftScreenAt: clock.now() } }, actor);
  }

  return initiate;
}
