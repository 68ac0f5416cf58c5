import type { Actor } from '../../../shared/actor.ts';
import type { Clock } from '../../../shared/clock.ts';
import { isOpenPayment, type Payment } from '../../../shared/payment.ts';
import type { SlipAnswer } from '../../../shared/receipt.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Slips } from '../till.ts';
import { takeBriefTurn } from './brief-turn.ts';
import type { TerminalLanes } from './terminal-lanes.ts';
import type { TerminalPort } from './terminal-port.ts';

/**
 * Slips that were lost with a line. Only the terminal's last transaction can be had again, and only what
 * it says by its mark to be this payment's is kept: another's slip would be worse than none.
 */
export function createSlips(dependencies: {
  readonly ledger: Ledger;
  readonly terminals: TerminalPort;
  readonly lanes: TerminalLanes;
  readonly clock: Clock;
}): Slips {
  const { ledger, terminals, lanes } = dependencies;

  function missingOf(orderId: string): string | null {
    const missing = ledger.paymentsOfOrder(orderId).findLast(isMissing);
    return missing?.id ?? null;
  }

  function isMissing({ terminalId, state, approval, slips, id }: Payment): boolean {
    const isTaken = state === 'captured' || state === 'authorised';
    if (terminalId === null || !isTaken || approval === null || slips) return false;
    const status = terminals.statuses().find(({ terminal }) => terminal.id === terminalId);
    return (
      status?.terminal.slips === 'till' &&
      terminals.abilities(terminalId).includes('repeat_receipt') &&
      ledger.lastPaymentsOfTerminal(terminalId, 1)[0]?.id === id
    );
  }

  async function fetch(paymentId: string, actor: Actor): Promise<SlipAnswer> {
    const payment = ledger.payment(paymentId);
    if (!payment || payment.terminalId === null || !isMissing(payment)) return 'not_missing';
    const { terminalId } = payment;
    if (lanes.isBusy(terminalId)) return 'busy';
    let answer: SlipAnswer = 'no_answer';
    await takeBriefTurn(dependencies, terminalId, async () => {
      answer = await ask(payment, terminalId, actor);
    });
    return answer;
  }

  async function ask(payment: Payment, terminalId: string, actor: Actor): Promise<SlipAnswer> {
    const end = await terminals.serve(terminalId, { type: 'repeat_receipt' });
    if (end.type === 'busy') return 'busy';
    if (end.type !== 'done') return 'no_answer';
    const { slips = [], mark } = end;
    if (mark !== payment.approval?.mark) return 'another';
    if (slips.length === 0) return 'no_slip';
    await ledger.write((book) => {
      const before = book.payment(payment.id);
      if (!before || isOpenPayment(before)) return;
      book.append({ type: 'payment', payment: { ...before, slips }, because: 'slip' }, actor);
    });
    return 'kept';
  }

  return { missingOf, fetch };
}
