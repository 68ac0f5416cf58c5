import type { Actor } from '../../../shared/actor.ts';
import type { Clock } from '../../../shared/clock.ts';
import type { Payment } from '../../../shared/payment.ts';
import { ConstraintError, type Ledger } from '../../ledger/ledger.ts';
import type { LastResult } from '../../terminals/terminal.ts';
import { findToldBefore } from './doubt-policy.ts';
import type { LateRequests } from './late-requests.ts';
import type { PaymentEvent } from './payment-event.ts';

export type Dispatch = (
  paymentId: string,
  event: PaymentEvent,
  actor: Actor,
) => Promise<Payment | undefined>;

/** Brings what a terminal names as its last transaction to the payment it concerns. */
export interface TerminalNews {
  /** Resolves with the payment if that meant something to it. */
  tell(payment: Payment, result: LastResult): Promise<Payment | undefined>;
  /** The same, however long the disk is full; resolves when it is written. */
  keepTelling(payment: Payment, result: LastResult): Promise<void>;
  /** The payment that a person has ended and this approval may belong to, if nobody else owns it. */
  toldBefore(terminalId: string, result: LastResult): Payment | undefined;
  stop(): void;
}

/** So many payments of a terminal are looked at for the one that its last transaction belongs to. */
const mostToldBefore = 20;

const retryMilliseconds = 2_000;

export function createTerminalNews(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly report: (fault: unknown) => void;
  readonly dispatch: Dispatch;
  readonly mayArrive: LateRequests['mayArrive'];
}): TerminalNews {
  const { ledger, clock, report, dispatch } = dependencies;
  const waits = new Set<() => void>();
  let isStopped = false;

  async function tell(payment: Payment, result: LastResult): Promise<Payment | undefined> {
    const actor: Actor = { type: 'terminal', terminalId: payment.terminalId ?? '' };
    const isEarlier = result.type === 'result' && isAnothers(payment, result.mark);
    const mayArrive = payment.state === 'in_doubt' && dependencies.mayArrive(payment);
    return await dispatch(payment.id, { type: 'last_result', result, isEarlier, mayArrive }, actor);
  }

  async function keepTelling(payment: Payment, result: LastResult): Promise<void> {
    while (!isStopped) {
      try {
        await tell(payment, result);
        return;
      } catch (fault) {
        report(fault);
        if (fault instanceof ConstraintError) return;
        await pause();
      }
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        cancel();
        waits.delete(end);
        resolve();
      };
      const cancel = clock.after(retryMilliseconds, 'terminal’s news kept', end);
      waits.add(end);
    });
  }

  function toldBefore(terminalId: string, result: LastResult): Payment | undefined {
    if (result.type !== 'result' || result.outcome.type !== 'approved') return undefined;
    if (ledger.paymentOfMark(terminalId, result.mark)) return undefined;
    if (ledger.refundOfMark(terminalId, result.mark)) return undefined;
    const { paymentId, outcome } = result;
    const last = ledger.lastPaymentsOfTerminal(terminalId, mostToldBefore);
    // A terminal that was asked by name speaks of that payment only.
    const named = last.filter(({ id }) => paymentId === undefined || paymentId === id);
    return findToldBefore(named, outcome.receipt);
  }

  function isAnothers(payment: Payment, mark: string): boolean {
    const owner = ledger.paymentOfMark(payment.terminalId ?? '', mark);
    if (ledger.refundOfMark(payment.terminalId, mark)) return true;
    return owner !== undefined && owner.id !== payment.id;
  }

  return {
    tell,
    keepTelling,
    toldBefore,
    stop: () => {
      isStopped = true;
      for (const end of [...waits]) end();
    },
  };
}
