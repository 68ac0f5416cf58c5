import type { Clock } from '../../../shared/clock.ts';
import type { DoubtAsked, Payment } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { LastResult } from '../../terminals/terminal.ts';
import { isFromAnotherDevice, unknownMark } from './doubt-policy.ts';
import { createQuestions } from './doubt-questions.ts';
import { createLateRequests } from './late-requests.ts';
import type { TerminalLanes } from './terminal-lanes.ts';
import { createTerminalNews, type Dispatch } from './terminal-news.ts';
import type { TerminalPort } from './terminal-port.ts';

/** A payment or a refund of which nobody knows how it ended. */
export type Doubtful = Pick<Payment, 'id' | 'terminalId'>;

/** `mayArrive`: its request may still be on its way. */
type TellRefund = (refund: Refund, result: LastResult, mayArrive: boolean) => Promise<void>;

/** Asks terminals how payments and refunds in doubt ended, until they say so. */
export interface Doubts {
  /** Asks as soon as the terminal is free, and again with growing pauses while the doubt lasts. */
  askSoon(doubtful: Doubtful): void;
  /** Asks once now; resolves when the answer is in the ledger, or there was none. */
  ask(doubtful: Doubtful): Promise<void>;
  /**
   * Asks a last time before a person's word counts, for as long as a person waits. `at_work`: the terminal
   * is not through with a transaction, so nobody can know how it ends. Otherwise what it said, or null.
   */
  askBeforeVerdict(doubtful: Doubtful): Promise<'at_work' | { readonly heard: LastResult | null }>;
  /** Tells a payment what its terminal named last; resolves with the payment if that meant something. */
  tell(payment: Payment, result: LastResult): Promise<Payment | undefined>;
  /** Whether a question is under way: what it brings may concern a payment that was taken for over. */
  isAsking(terminalId: string): boolean;
  /** What has come of asking about this payment so far; undefined when nobody has asked. */
  asked(id: string): DoubtAsked | undefined;
  /** Called when a question about a doubt was answered, or was not. Gives back a function that stops it. */
  onAsked(listener: () => void): () => void;
  /** Called with what a terminal names while a refund there is in doubt. */
  onRefundNews(tell: TellRefund): void;
  noteMark(terminalId: string, mark: string | null): void;
  markBefore(terminalId: string): string | null;
  stop(): void;
}

const verdictWaitMilliseconds = 10_000;
const firstPauseMilliseconds = 2_000;
const longestPauseMilliseconds = 30_000;

/**
 * How often a terminal is asked for its last transaction before it may take a sale without having said.
 * One answer may be lost or belong to an older question; a sale sent without knowing the mark before it
 * leaves a doubt that only a person can settle.
 */
const triesToHear = 3;

/** The last of a terminal's payments, to know its device by. */
const paymentsToKnowIt = 20;

const ofAnotherDevice: LastResult = {
  type: 'unavailable',
  reason: 'Another terminal answers on this line',
};

export function createDoubts(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly terminals: TerminalPort;
  readonly report: (fault: unknown) => void;
  readonly dispatch: Dispatch;
  readonly lanes: TerminalLanes;
}): Doubts {
  const { ledger, clock, terminals, report, dispatch, lanes } = dependencies;
  const marks = new Map<string, string | null>();
  const asking = new Map<string, Promise<LastResult>>();
  /** Questions in a row that a terminal could not answer. */
  const unheard = new Map<string, number>();
  const pauses = new Map<string, () => void>();
  const questions = createQuestions(clock.now);
  const late = createLateRequests(
    clock,
    (terminalId) => terminals.manners(terminalId).requestLives,
    (doubtful) => {
      if (isInDoubt(doubtful.id)) askSoon(doubtful);
    },
  );
  const { mayArrive } = late;
  const news = createTerminalNews({ ledger, clock, report, dispatch, mayArrive });
  let isStopped = false;
  let tellRefund: TellRefund | undefined;

  terminals.onConnected(prepare);

  /** Promise 1: an open intent is asked about before its terminal takes a new sale. */
  async function prepare(terminalId: string): Promise<boolean> {
    const result = await hear(terminalId);
    if (result.type === 'busy') return false;
    if (result.type === 'unavailable' && isStillWorthAsking(terminalId)) return false;
    const open =
      ledger.openPaymentOfTerminal(terminalId) ?? ledger.openRefundOfTerminal(terminalId);
    if (open) askSoon(open);
    return true;
  }

  /** Nothing is gained from one that knows of payments by name alone: the next has a name of its own. */
  function isStillWorthAsking(terminalId: string): boolean {
    if (terminals.manners(terminalId).remembers === 'named') return false;
    const tries = (unheard.get(terminalId) ?? 0) + 1;
    unheard.set(terminalId, tries);
    return tries < triesToHear;
  }

  /** One question at a time for each terminal; its answer settles whatever is in doubt there. */
  function hear(terminalId: string): Promise<LastResult> {
    const under = asking.get(terminalId);
    if (under !== undefined) return under;
    const answer = question(terminalId).finally(() => asking.delete(terminalId));
    asking.set(terminalId, answer);
    return answer;
  }

  async function question(terminalId: string): Promise<LastResult> {
    const said = await terminals.lastResult(terminalId, wantedOf(terminalId));
    const result = isStrange(terminalId, said) ? ofAnotherDevice : said;
    const open = ledger.openPaymentOfTerminal(terminalId);
    const toldBefore = news.toldBefore(terminalId, result);
    const refund = ledger.openRefundOfTerminal(terminalId);
    if (refund?.state === 'in_doubt') {
      await tellRefund?.(refund, result, mayArrive(refund));
      questions.note(refund.id, said, late.until(refund.id));
    }
    if (open?.state === 'in_doubt') {
      await news.tell(open, result);
      questions.note(open.id, said, late.until(open.id));
    } else if (toldBefore && open) return { type: 'busy' };
    else if (toldBefore) await news.keepTelling(toldBefore, result);
    if (said.type !== 'unavailable') unheard.delete(terminalId);
    if (said.type === 'result') marks.set(terminalId, said.mark);
    if (said.type === 'none') marks.set(terminalId, null);
    if (said.type === 'unavailable' && !marks.has(terminalId)) {
      marks.set(terminalId, unknownMark);
    }
    return said;
  }

  /** What it will say of its next transaction is its own all the same, so its mark is kept. */
  function isStrange(terminalId: string, said: LastResult): boolean {
    return isFromAnotherDevice(said, ledger.lastPaymentsOfTerminal(terminalId, paymentsToKnowIt));
  }

  /** The one that is open, else the one before: what a terminal is asked for that knows names only. */
  function wantedOf(terminalId: string): string | undefined {
    const open =
      ledger.openPaymentOfTerminal(terminalId) ?? ledger.openRefundOfTerminal(terminalId);
    return (open ?? ledger.lastPaymentsOfTerminal(terminalId, 1)[0])?.id;
  }

  function askSoon(doubtful: Doubtful, pause = firstPauseMilliseconds): void {
    const { id, terminalId } = doubtful;
    if (isStopped || terminalId === null) return;
    mayArrive(doubtful);
    pauses.get(id)?.();
    ask(doubtful)
      .catch(report)
      .then(() => {
        if (isStopped || !isInDoubt(id)) return;
        // Without a line there is nobody to ask: the next connection asks before anything else.
        if (!isReachable(terminalId)) return;
        const again = Math.min(pause * 2, longestPauseMilliseconds);
        const stopPause = clock.after(pause, 'terminal asked again', () =>
          askSoon(doubtful, again),
        );
        pauses.set(id, stopPause);
      })
      .catch(report);
  }

  /** Undefined when there was nothing to ask, or nobody to ask. */
  async function ask({ id, terminalId }: Doubtful): Promise<LastResult | undefined> {
    if (terminalId === null) return undefined;
    await lanes.whenIdle(terminalId);
    if (!isReachable(terminalId)) return undefined;
    if (!isInDoubt(id)) return undefined;
    return await hear(terminalId);
  }

  function isInDoubt(id: string): boolean {
    return (ledger.payment(id) ?? ledger.refund(id))?.state === 'in_doubt';
  }

  async function askBeforeVerdict(
    doubtful: Doubtful,
  ): Promise<'at_work' | { readonly heard: LastResult | null }> {
    const { terminalId } = doubtful;
    if (terminalId === null) return { heard: null };
    const patience = Promise.withResolvers<undefined>();
    const stopWaiting = clock.after(verdictWaitMilliseconds, 'terminal before a person', () =>
      patience.resolve(undefined),
    );
    const result = await Promise.race([ask(doubtful), patience.promise]).finally(stopWaiting);
    if (lanes.isBusy(terminalId) || result?.type === 'busy') return 'at_work';
    // What this payment has left in the terminal is not known, so the next one's answer could be its.
    if (result?.type !== 'result' && result?.type !== 'none') marks.set(terminalId, unknownMark);
    return { heard: result ?? null };
  }

  function isReachable(terminalId: string): boolean {
    const status = terminals.statuses().find(({ terminal }) => terminal.id === terminalId);
    return status !== undefined && status.connection.type !== 'absent';
  }

  return {
    askSoon: (doubtful) => askSoon(doubtful),
    ask: async (doubtful) => void (await ask(doubtful)),
    askBeforeVerdict,
    tell: news.tell,
    isAsking: (terminalId) => asking.has(terminalId),
    asked: questions.asked,
    onAsked: questions.onAsked,
    onRefundNews: (tell) => {
      tellRefund = tell;
    },
    noteMark: (terminalId, mark) => marks.set(terminalId, mark),
    markBefore: (terminalId) =>
      marks.has(terminalId) ? (marks.get(terminalId) ?? null) : unknownMark,
    stop: () => {
      isStopped = true;
      news.stop();
      late.stop();
      for (const cancel of pauses.values()) cancel();
      pauses.clear();
    },
  };
}
