import { isDeepStrictEqual } from 'node:util';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Clock } from '../../../shared/clock.ts';
import type {
  IncomingWebhook,
  ProviderNews,
  WebhookIgnored,
} from '../../../shared/incoming-webhook.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Refund } from '../../../shared/refund.ts';
import { type Book, ConstraintError, type Ledger } from '../../ledger/ledger.ts';
import { isSettledAlike, settleOrder } from '../orders/order-policy.ts';
import type { News } from '../till.ts';
import { type Heard, hearOfPayment, hearOfRefund } from './news-policy.ts';

export interface RunningNews extends News {
  /** Works on what a crash has left. */
  recover(): Promise<void>;
  stop(): void;
}

/** How long the till waits before it tries again to work on what it has on disk. */
const owedRetryMilliseconds = 1_000;

/** So that the disk is there for what is acknowledged; all that has come by then is worked on in one commit. */
const pauseMilliseconds = 25;
/** Some milliseconds' work, for which nothing else can run. */
const mostAtOnce = 50;

/** What providers tell: on disk first, worked on afterwards, one after the other. */
export function createNews(dependencies: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly report: (fault: unknown) => void;
}): RunningNews {
  const { ledger, clock, report } = dependencies;
  let isStopped = false;
  let waiting: readonly string[] = [];
  let cancel: (() => void) | undefined;
  let last: Promise<unknown> = Promise.resolve();

  async function take(id: string, news: ProviderNews): Promise<'kept' | 'known' | 'another'> {
    const kept = await ledger.write((book) => {
      const former = book.incomingWebhook(id);
      if (former) return isDeepStrictEqual(former.news, news) ? 'known' : 'another';
      const at = clock.now();
      keep(book, { id, news, state: 'received', because: null, receivedAt: at, changedAt: at });
      return 'kept';
    });
    if (kept === 'kept') workSoon(id);
    return kept;
  }

  function workSoon(id: string): void {
    if (isStopped) return;
    waiting = [...waiting, id];
    if (waiting.length >= mostAtOnce) workNow();
    else cancel ??= clock.after(pauseMilliseconds, 'webhooks: what they mean', workNow);
  }

  function workNow(): void {
    cancel?.();
    cancel = undefined;
    const ids = waiting;
    waiting = [];
    last = last.then(() => Promise.all(ids.map(work)));
  }

  async function work(id: string): Promise<void> {
    if (isStopped) return;
    try {
      await ledger.write((book) => apply(book, id));
    } catch (fault) {
      report(fault);
      if (isStopped) return;
      clock.after(owedRetryMilliseconds, 'webhook owed to the ledger', () => {
        last = last.then(() => work(id));
      });
    }
  }

  /** Together with what it changes, so that a crash in between leaves both or neither. */
  function apply(book: Book, id: string): void {
    const webhook = book.incomingWebhook(id);
    if (webhook?.state !== 'received') return;
    const because = hear(book, webhook);
    keep(book, {
      ...webhook,
      state: because === null ? 'applied' : 'ignored',
      because,
      changedAt: clock.now(),
    });
  }

  /** Null when it was evidence for something. */
  function hear(book: Book, { id, news }: IncomingWebhook): WebhookIgnored | null {
    const at = clock.now();
    switch (news.type) {
      case 'payment':
        return settle(hearOfPayment(book.payment(news.paymentId), news, id, at), (payment) =>
          keepPayment(book, payment),
        );
      case 'refund':
        return settle(hearOfRefund(book.refund(news.refundId), news, id, at), (refund) =>
          keepRefund(book, refund),
        );
      case 'other':
        return 'event_unknown';
      default:
        return assertNever(news);
    }
  }

  return {
    take,
    idle: async () => {
      workNow();
      await last;
    },
    recover: async () => {
      for (const { id } of ledger.receivedWebhooks()) await work(id);
    },
    stop: () => {
      isStopped = true;
      cancel?.();
    },
  };
}

const actor = { type: 'till' } as const;
const because = 'provider';

function settle<Subject>(
  heard: Heard<Subject>,
  keepIt: (subject: Subject) => void,
): WebhookIgnored | null {
  if (heard.type === 'ignored') return heard.because;
  try {
    keepIt(heard.subject);
    return null;
  } catch (error) {
    // The ledger's own ceilings stand above what anybody tells.
    if (error instanceof ConstraintError) return 'no_room';
    throw error;
  }
}

function keep(book: Book, webhook: IncomingWebhook): void {
  book.append({ type: 'incoming_webhook', webhook }, actor);
}

function keepPayment(book: Book, payment: Payment): void {
  book.append({ type: 'payment', payment, because }, actor);
  const order = book.order(payment.orderId);
  if (!order) throw new Error(`No order ${payment.orderId}`);
  const settled = settleOrder(order, book.paymentsOfOrder(order.id));
  if (!isSettledAlike(order, settled)) book.append({ type: 'order', order: settled }, actor);
}

/** Promise 3: what was given back of a payment is the sum of its refunds that are through. */
function keepRefund(book: Book, refund: Refund): void {
  book.append({ type: 'refund', refund, because }, actor);
  const payment = book.payment(refund.paymentId);
  if (!payment) throw new Error(`No payment ${refund.paymentId}`);
  const through = book.refundsOfPayment(payment.id).filter(({ state }) => state === 'processed');
  const refundedAmount = through.reduce((sum, { amount }) => sum + amount, 0);
  if (refundedAmount === payment.refundedAmount) return;
  book.append({ type: 'payment', payment: { ...payment, refundedAmount }, because }, actor);
}
