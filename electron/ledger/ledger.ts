import type { Activity } from '../../shared/activity.ts';
import type { Actor } from '../../shared/actor.ts';
import type { Item } from '../../shared/catalogue.ts';
import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { HeldSale } from '../../shared/held-sale.ts';
import type { IncomingWebhook } from '../../shared/incoming-webhook.ts';
import type { Change, JournalEntry } from '../../shared/journal.ts';
import type { Currency } from '../../shared/money.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment, PaymentMethod } from '../../shared/payment.ts';
import type { PrintJob } from '../../shared/receipt.ts';
import type { Refund, RefundRoute } from '../../shared/refund.ts';
import type { KeptPin, PinTry, Staff } from '../../shared/staff.ts';
import type { Comparison } from '../../shared/statement.ts';
import type { Terminal } from '../../shared/terminal.ts';
import type {
  DeliveryQuery,
  WebhookDelivery,
  WebhookEndpoint,
  WebhookEvent,
} from '../../shared/webhook.ts';
import type { SearchTerm } from './search-terms.ts';

/** Everything that has been committed, or inside a write also what that write has appended so far. */
export interface Reader {
  order(id: string): Order | undefined;
  /** Newest first. `from` and `to` in milliseconds since 1970, both inclusive. */
  orders(query: OrderQuery): readonly Order[];
  /** The id of the newest order before number `seq` that bears this receipt. */
  receiptUsedBy(receipt: string, seq: number): string | undefined;
  /** Newest first, by number. Those told of by entries that are still `unsearched` are not found. */
  searchOrders(search: OrderSearch): readonly Order[];
  /** How many entries of the journal a search has not read yet; many only after an upgrade. */
  unsearched(): number;
  nextOrderSeq(): number;
  payment(id: string): Payment | undefined;
  /** Oldest first. */
  paymentsOfOrder(orderId: string): readonly Payment[];
  /** The one payment that occupies this terminal (promise 4), if any. */
  openPaymentOfTerminal(terminalId: string): Payment | undefined;
  /** Newest first, over or not. */
  lastPaymentsOfTerminal(terminalId: string, limit: number): readonly Payment[];
  /**
   * The payment that this transaction of a terminal has been attributed to, by its approval; without a
   * terminal, the payment that this reference of a bank has paid.
   */
  paymentOfMark(terminalId: string | null, mark: string): Payment | undefined;
  /** Newest first. `from` and `to` in milliseconds since 1970, both inclusive. */
  payments(query: TimeQuery): readonly Payment[];
  refund(id: string): Refund | undefined;
  /** Newest first. */
  refunds(query: TimeQuery): readonly Refund[];
  /** Oldest first. */
  refundsOfPayment(paymentId: string): readonly Refund[];
  /** The one refund that occupies this terminal, if any. */
  openRefundOfTerminal(terminalId: string): Refund | undefined;
  /** The refund that this transaction of a terminal has been attributed to. */
  refundOfMark(terminalId: string | null, mark: string): Refund | undefined;
  /** Sent, pending or in doubt, oldest first. */
  openRefunds(): readonly Refund[];
  /** Requested to authorising or in doubt, on any terminal, oldest first. */
  openPayments(): readonly Payment[];
  activity(id: string): Activity | undefined;
  activityOfPayment(paymentId: string): Activity | undefined;
  /** The newest initiate_checkout on this terminal. */
  lastCheckoutOfTerminal(terminalId: string): Activity | undefined;
  /** The close_checkout activities aimed at this initiate_checkout, oldest first. */
  closesOf(activityId: string): readonly Activity[];
  terminals(): readonly Terminal[];
  staff(): readonly Staff[];
  /** Never to be shown or sent anywhere. */
  pin(staffId: string): KeptPin | undefined;
  lastPinTry(staffId: string): PinTry | undefined;
  /** Put away and not taken up again, oldest first. */
  heldSales(): readonly HeldSale[];
  printJob(id: string): PrintJob | undefined;
  /** Oldest first. */
  printJobsOfOrder(orderId: string): readonly PrintJob[];
  /** Neither printed nor cancelled, oldest first. */
  openPrintJobs(): readonly PrintJob[];
  /** What the shop sells now, in the order in which it was made. */
  items(): readonly Item[];
  /** Statements that the book was compared with, newest first. */
  comparisons(limit: number): readonly Comparison[];
  setting(name: string): unknown;
  /** Oldest step first. */
  totals(query: TotalsQuery): readonly Total[];
  /** Removed ones too, oldest first. */
  incomingWebhook(id: string): IncomingWebhook | undefined;
  /** Kept and not worked on yet, oldest first. */
  receivedWebhooks(): readonly IncomingWebhook[];
  webhookEndpoints(): readonly WebhookEndpoint[];
  webhookEvent(id: string): WebhookEvent | undefined;
  webhookDelivery(id: string): WebhookDelivery | undefined;
  /** Newest first. */
  webhookDeliveries(query: DeliveryQuery): readonly WebhookDelivery[];
  /** Oldest first. */
  queuedWebhookDeliveries(): readonly WebhookDelivery[];
  /** The last entry of the journal of which webhooks have been made. */
  webhooksMadeUpTo(): number;
  /** Oldest first, from the entry after `seq`. */
  entriesAfter(seq: number, limit: number): readonly JournalEntry[];
  /** Newest first, from the entry before `seq`. */
  entriesBefore(seq: number, limit: number): readonly JournalEntry[];
  /** Those that speak of an order, its payments and its activities, oldest first. */
  entriesOfOrder(orderId: string): readonly JournalEntry[];
  /** What a caller was told before under this name, however long ago. */
  keptAnswer(name: string): KeptAnswer | undefined;
}

/** What a caller was told about a request that has a name of its own: working data, no history. */
export interface KeptAnswer {
  readonly name: string;
  /** Tells that request from another one under the same name. */
  readonly requestHash: string;
  readonly status: number;
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/**
 * What payments and refunds made in some time come to; all milliseconds since 1970. It begins and ends
 * with whole quarters of an hour, and so does each step of it.
 */
export interface TotalsQuery {
  readonly from: number;
  /** The first that is left out. */
  readonly until: number;
  /** The length of the steps that it is told in; one when left out. */
  readonly step?: number;
}

/**
 * `sale`: captured, by method. `decline`: ended without money, by failure code. `refund`: processed, by
 * route. Each in the time in which the payment or refund was begun, so that no later word on it moves it
 * to another day.
 */
export interface Total {
  /** Where its step begins. */
  readonly at: number;
  readonly of: TotalOf;
  readonly currency: Currency;
  readonly count: number;
  /** In minor units. */
  readonly amount: number;
}

export type TotalOf =
  | { readonly type: 'sale'; readonly method: PaymentMethod }
  | { readonly type: 'decline'; readonly code: PaymentFailureCode }
  | { readonly type: 'refund'; readonly route: RefundRoute };

export interface TimeQuery {
  readonly count: number;
  readonly skip: number;
  readonly from?: number;
  readonly to?: number;
}

export interface OrderQuery extends TimeQuery {
  readonly receipt?: string;
  /** Only orders of which a payment has, or has not, been authorised. */
  readonly authorised?: boolean;
}

/** All of it must hold for an order to be found; without anything, every order is. */
export interface OrderSearch {
  readonly count: number;
  /** For each piece that somebody typed, any of what it may mean. */
  readonly pieces: readonly SearchPiece[];
  /** When the order was made, in milliseconds since 1970, both inclusive. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Only orders with a smaller number: the next page. */
  readonly before?: number | undefined;
}

export interface SearchPiece {
  /** The number of an order. */
  readonly seq: number | null;
  /** Exactly this term, as search-terms.ts makes them. */
  readonly term: SearchTerm | null;
  /** All of these; each is fulfilled by any term of the order that begins with one of its own. */
  readonly words: readonly SearchWord[];
}

export interface SearchWord {
  readonly beginnings: readonly SearchTerm[];
  /** The terms themselves and nothing longer: for what is too short to mean anything as a beginning. */
  readonly isWhole: boolean;
}

/** A write in progress. */
export interface Book extends Reader {
  /**
   * Adds an entry to the journal and brings the tables up to date with it, in the running transaction.
   * Throws ConstraintError when one of the ledger's own rules forbids it.
   */
  append(change: Change, actor: Actor): JournalEntry;
  /** Notes in the running transaction how far webhooks have been made. */
  noteWebhooksMade(upTo: number): void;
  /** Keeps an answer in the running transaction, instead of an earlier one under its name. */
  keepAnswer(answer: KeptAnswer): void;
  /**
   * Forgets those among the oldest `limit` answers that were kept before this time, and gives their
   * number.
   */
  forgetAnswers(before: number, limit: number): number;
}

export interface Ledger extends Reader {
  /**
   * Runs `change` inside the next commit and resolves with what it returned, after COMMIT. All writes
   * of one turn of the event loop share one commit. A throw inside `change` undoes only that change and
   * rejects only its promise. Rejects with LedgerError when the commit itself fails (disk full, I/O):
   * then nothing of that turn is kept.
   */
  write<Result>(change: (book: Book) => Result): Promise<Result>;
  /** Called after every COMMIT with its entries in order. Gives back a function that stops it. */
  onCommit(listener: (entries: readonly JournalEntry[]) => void): () => void;
  /** How many writes wait for the next commit. */
  waitingWrites(): number;
  /** Waits for writes under way, then closes the file. Writes after this reject with LedgerError. */
  close(): Promise<void>;
}

/** A rule of the ledger itself (a unique index, a foreign key, a ceiling) was about to be broken. */
export class ConstraintError extends Error {
  override readonly name = 'ConstraintError';
  readonly rule: string;

  constructor(rule: string, options?: ErrorOptions) {
    super(`The ledger forbids this: ${rule}`, options);
    this.rule = rule;
  }
}

/** The file cannot be read or written; the message says what to do and is fit to be shown. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError';
  readonly reason: LedgerErrorReason;

  constructor(reason: LedgerErrorReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

export type LedgerErrorReason =
  | 'damaged'
  | 'newer'
  | 'not_a_ledger'
  | 'in_use'
  | 'not_writable'
  | 'disk_full'
  | 'closed'
  | 'fault';
