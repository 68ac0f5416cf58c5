import type { Actor, StaffActor } from '../../../shared/actor.ts';
import { screenDeep } from '../../../shared/card-number-screen.ts';
import type { Clock } from '../../../shared/clock.ts';
import { type Answer, done, refused } from '../../../shared/failures.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Refund, RefundAdvice } from '../../../shared/refund.ts';
import type { Book, Ledger, Reader } from '../../ledger/ledger.ts';
import { ConstraintError } from '../../ledger/ledger.ts';
import { busyRefusal } from '../checkouts/busy-refusal.ts';
import { acceptReference } from '../checkouts/reference-policy.ts';
import { areNotes } from '../orders/order-policy.ts';
import type { Payments } from '../payments/payments.ts';
import type { TerminalPort } from '../payments/terminal-port.ts';
import { askedDayOf } from '../settlement/asked-day.ts';
import type { NewRefund, Refunds, RefundVerdict } from '../till.ts';
import { newRefund } from './new-refund.ts';
import { createRefundCommands } from './refund-commands.ts';
import type { RefundStep } from './refund-event.ts';
import { judgeRefund } from './refund-policy.ts';
import { adviseRefund, type RefundTerminal } from './refund-route-policy.ts';

export interface RunningRefunds extends Refunds {
  /** Must resolve before the terminals are connected. */
  recover(): Promise<void>;
  stopWaiting(): void;
}

/** Money on its way back, from the first word to the last. */
export function createRefunds(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly terminals: TerminalPort;
  readonly payments: Payments;
  readonly report: (fault: unknown) => void;
}): RunningRefunds {
  const { ledger, clock, terminals, payments } = dependencies;
  const commands = createRefundCommands(dependencies);

  async function create(
    input: NewRefund,
    actor: Actor,
    alongside?: (refund: Refund, book: Pick<Book, 'keepAnswer'>) => void,
  ): Promise<Answer<Refund>> {
    const kept = await keepOrRefuse(input, actor, alongside);
    if (kept.ok) commands.carryOut(kept.value);
    return kept.ok ? done(kept.value.refund) : kept;
  }

  /** Two at once: the second finds too little left or the terminal taken, at the latest by the ledger. */
  async function keepOrRefuse(
    input: NewRefund,
    actor: Actor,
    alongside: ((refund: Refund, book: Pick<Book, 'keepAnswer'>) => void) | undefined,
  ): Promise<Answer<RefundStep>> {
    try {
      return await ledger.write((book) => {
        const begun = begin(book, input, actor);
        if (begun.ok) alongside?.(begun.value.refund, book);
        return begun;
      });
    } catch (error) {
      if (!(error instanceof ConstraintError)) throw error;
      const payment = ledger.payment(input.paymentId);
      if (error.rule !== 'refunds_within_captured' && payment?.terminalId != null) {
        return refused(busyRefusal(ledger, payment.terminalId));
      }
      const remaining = payment ? (adviceOn(ledger, payment).remaining ?? 0) : 0;
      return refused({ type: 'refund_too_much', remaining });
    }
  }

  function begin(book: Book, input: NewRefund, actor: Actor): Answer<RefundStep> {
    const payment = book.payment(input.paymentId);
    if (!payment) return refused({ type: 'payment_not_found' });
    const judged = judgeRefund(input, payment, adviceOn(book, payment));
    if (!judged.ok) {
      const { refusal } = judged;
      const isBusy = refusal.type === 'refund_not_possible' && refusal.why === 'terminal_busy';
      // Whoever asks is told by what.
      return isBusy ? refused(busyRefusal(book, payment.terminalId ?? '')) : judged;
    }
    const { amount, way } = judged.value;
    const asked = newRefund(dependencies, payment, amount, way, input, actor);
    const { terminalId } = way;
    const refund: Refund =
      terminalId === null ? asked : { ...asked, markBefore: payments.markBefore(terminalId) };
    book.append({ type: 'refund', refund, because: 'request' }, actor);
    const approvedBy = actor.type === 'staff' ? (actor.approvedBy ?? actor.staffId) : null;
    const approved = commands.keep(book, refund, { type: 'approve', staffId: approvedBy }, actor);
    const handedOut = actor.type === 'staff';
    const sent =
      approved && commands.keep(book, approved.refund, { type: 'send', handedOut }, actor);
    if (!sent) throw new Error(`Refund ${refund.id} cannot go by ${refund.route}`);
    return done(sent);
  }

  function adviceOn(reader: Reader, payment: Payment): RefundAdvice {
    const refunds = reader.refundsOfPayment(payment.id);
    return adviseRefund(payment, refunds, terminalOf(reader, payment), clock.now());
  }

  function terminalOf(reader: Reader, { terminalId }: Payment): RefundTerminal | null {
    const status = terminals.statuses().find(({ terminal }) => terminal.id === terminalId);
    if (!status || terminalId === null) return null;
    const asked = askedDayOf(reader, terminalId);
    const isTaken =
      reader.openPaymentOfTerminal(terminalId) !== undefined ||
      reader.openRefundOfTerminal(terminalId) !== undefined;
    return {
      id: terminalId,
      abilities: terminals.abilities(terminalId),
      isBusy: isTaken || payments.isAsking(terminalId),
      ...(asked ? { dayAskedAt: asked.at } : {}),
    };
  }

  async function settle(given: RefundVerdict, actor: StaffActor): Promise<Answer<Refund>> {
    const refund = ledger.refund(given.refundId);
    if (!refund) return refused({ type: 'refund_not_found' });
    const waitsForPerson = refund.state === 'pending' && refund.terminalId === null;
    if (refund.state !== 'in_doubt' && !waitsForPerson) {
      return refused({ type: 'refund_not_in_doubt' });
    }
    const reference = acceptReference(given.reference);
    if (!reference.ok) return reference;
    if (refund.state === 'in_doubt' && refund.terminalId !== null) {
      // The order of evidence: the terminal, then a person.
      const asked = await payments.askBeforeVerdict(refund);
      const now = ledger.refund(refund.id) ?? refund;
      if (now.state !== 'in_doubt') return done(now);
      if (asked === 'at_work') return refused(busyRefusal(ledger, refund.terminalId));
    }
    const { verdict } = given;
    const told = { verdict, staffId: actor.staffId, reference: reference.value };
    const settled = await commands.dispatch(refund.id, { type: 'settled', ...told }, actor);
    return done(settled ?? ledger.refund(refund.id) ?? refund);
  }

  async function change(
    id: string,
    event: { readonly type: 'cancel' } | { readonly type: 'stop'; readonly by: 'merchant' },
    actor: Actor,
  ): Promise<Answer<Refund>> {
    if (!ledger.refund(id)) return refused({ type: 'refund_not_found' });
    const changed = await commands.dispatch(id, event, actor);
    return changed ? done(changed) : refused({ type: 'refund_sent' });
  }

  return {
    advise: (paymentId) => {
      const payment = ledger.payment(paymentId);
      return payment && adviceOn(ledger, payment);
    },
    create,
    cancel: (id, actor) => change(id, { type: 'cancel' }, actor),
    stop: (id, actor) => change(id, { type: 'stop', by: 'merchant' }, actor),
    ask: async (id) => {
      const refund = ledger.refund(id);
      if (!refund) return refused({ type: 'refund_not_found' });
      if (refund.state === 'in_doubt') await payments.ask(refund);
      return done(ledger.refund(id) ?? refund);
    },
    settle,
    asked: payments.asked,
    find: (id) => ledger.refund(id),
    ofPayment: (paymentId) => ledger.refundsOfPayment(paymentId),
    list: (query) => ledger.refunds(query),
    open: () => ledger.openRefunds(),
    setNotes: async (id, notes, actor) => {
      if (!areNotes(notes)) return refused({ type: 'notes_invalid' });
      return await ledger.write((book) => {
        const refund = book.refund(id);
        if (!refund) return refused({ type: 'refund_not_found' });
        const changed: Refund = { ...refund, notes: screenDeep(notes) };
        book.append({ type: 'refund', refund: changed, because: 'notes' }, actor);
        return done(changed);
      });
    },
    recover: commands.recover,
    stopWaiting: commands.stop,
  };
}
