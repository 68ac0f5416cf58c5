import type { Actor } from '../../../shared/actor.ts';
import type { Clock } from '../../../shared/clock.ts';
import { isOpenPayment, type Payment } from '../../../shared/payment.ts';
import type { SlipAnswer } from '../../../shared/receipt.ts';
import { isOpenRefund, type Refund } from '../../../shared/refund.ts';
import type { Book, Ledger } from '../../ledger/ledger.ts';
import type { Slips } from '../till.ts';
import { takeBriefTurn } from './brief-turn.ts';
import { unknownMark } from './doubt-policy.ts';
import type { TerminalLanes } from './terminal-lanes.ts';
import type { TerminalPort } from './terminal-port.ts';

/** A payment or a refund that may have had a slip. */
type Slipped = Pick<Payment | Refund, 'id' | 'terminalId' | 'approval' | 'slips'>;

/**
 * Slips that were lost with a line. Only the terminal's last transaction can be had again, and only what
 * it says by its mark to be this one's is kept: another's slip would be worse than none.
 */
export function createSlips(dependencies: {
  readonly ledger: Ledger;
  readonly terminals: TerminalPort;
  readonly lanes: TerminalLanes;
  readonly clock: Clock;
  /** The terminal's last transaction as last heard. */
  readonly markBefore: (terminalId: string) => string | null;
}): Slips {
  const { ledger, terminals, lanes, markBefore } = dependencies;

  function missingOf(orderId: string): string | null {
    const payments = ledger.paymentsOfOrder(orderId);
    const refunds = payments.flatMap(({ id }) => ledger.refundsOfPayment(id));
    const missing = refunds.findLast(isRefundMissing) ?? payments.findLast(isPaymentMissing);
    return missing?.id ?? null;
  }

  function missing(id: string): Payment | Refund | undefined {
    const payment = ledger.payment(id);
    if (payment) return isPaymentMissing(payment) ? payment : undefined;
    const refund = ledger.refund(id);
    return refund && isRefundMissing(refund) ? refund : undefined;
  }

  function isPaymentMissing(payment: Payment): boolean {
    const { state } = payment;
    return (state === 'captured' || state === 'authorised') && isMissing(payment);
  }

  function isRefundMissing(refund: Refund): boolean {
    return refund.state === 'processed' && isMissing(refund);
  }

  function isMissing({ terminalId, approval, slips, id }: Slipped): boolean {
    if (terminalId === null || approval === null || slips) return false;
    const status = terminals.statuses().find(({ terminal }) => terminal.id === terminalId);
    const mark = markBefore(terminalId);
    return (
      status?.terminal.slips === 'till' &&
      terminals.abilities(terminalId).includes('repeat_receipt') &&
      (mark === approval.mark ||
        (mark === unknownMark && ledger.lastPaymentsOfTerminal(terminalId, 1)[0]?.id === id))
    );
  }

  async function fetch(id: string, actor: Actor): Promise<SlipAnswer> {
    const wanted = missing(id);
    if (!wanted || wanted.terminalId === null) return 'not_missing';
    const { terminalId } = wanted;
    if (lanes.isBusy(terminalId)) return 'busy';
    let answer: SlipAnswer = 'no_answer';
    await takeBriefTurn(dependencies, terminalId, async () => {
      answer = await ask(wanted, terminalId, actor);
    });
    return answer;
  }

  async function ask(wanted: Slipped, terminalId: string, actor: Actor): Promise<SlipAnswer> {
    const end = await terminals.serve(terminalId, { type: 'repeat_receipt' });
    if (end.type === 'busy') return 'busy';
    if (end.type !== 'done') return 'no_answer';
    const { slips = [], mark } = end;
    if (mark !== wanted.approval?.mark) return 'another';
    if (slips.length === 0) return 'no_slip';
    await ledger.write((book) => keep(book, wanted.id, slips, actor));
    return 'kept';
  }

  return { missingOf, fetch };
}

function keep(book: Book, id: string, slips: NonNullable<Payment['slips']>, actor: Actor): void {
  const payment = book.payment(id);
  if (payment && !isOpenPayment(payment)) {
    book.append({ type: 'payment', payment: { ...payment, slips }, because: 'slip' }, actor);
  }
  const refund = book.refund(id);
  if (refund && !isOpenRefund(refund)) {
    book.append({ type: 'refund', refund: { ...refund, slips }, because: 'slip' }, actor);
  }
}
