import type { Activity, CheckoutEcho } from '../../shared/activity.ts';
import type { Actor, StaffActor } from '../../shared/actor.ts';
import type { SaleLine } from '../../shared/catalogue.ts';
import type { Answer, Refusal } from '../../shared/failures.ts';
import type { ProviderNews } from '../../shared/incoming-webhook.ts';
import type { CaptureMode, Customer, Order } from '../../shared/order.ts';
import type { DoubtAsked, Payment, PaymentMethod } from '../../shared/payment.ts';
import type { SlipAnswer } from '../../shared/receipt.ts';
import type { Refund, RefundAdvice, RefundSpeed } from '../../shared/refund.ts';
import type { TerminalStatus } from '../../shared/terminal.ts';
import type { UpiPayee } from '../../shared/upi.ts';
import type { Book } from '../ledger/ledger.ts';

/** The heart as the gateway and the windows see it. */
export interface Till {
  readonly orders: Orders;
  readonly checkouts: Checkouts;
  readonly payments: PaymentDesk;
  readonly refunds: Refunds;
  readonly slips: Slips;
  readonly codes: CodeDisplay;
  readonly news: News;
  readonly terminals: TerminalDirectory;
}

/**
 * Runs inside the write that keeps `value`: what it keeps is on disk together with it, or not at all.
 * Not called when the till refuses.
 */
export type Alongside<Value> = (
  value: Value,
  book: Pick<Book, 'keepAnswer' | 'receiptUsedBy'>,
) => void;

export interface Orders {
  /**
   * Keeps a new order; resolves after COMMIT. Refuses an amount below the currency's minimum (X8), an
   * unknown currency, a receipt over 40 characters or notes beyond 15 pairs of 256 characters.
   */
  create(input: NewOrder, actor: Actor, alongside?: Alongside<Order>): Promise<Answer<Order>>;
  /** Puts other notes in place of an order's. Refuses an unknown order, and notes as `create` does. */
  setNotes(
    id: string,
    notes: Readonly<Record<string, string>>,
    actor: Actor,
  ): Promise<Answer<Order>>;
  find(id: string): Order | undefined;
  payments(orderId: string): readonly Payment[];
  /** Newest first; from and to in milliseconds since 1970. */
  list(query: {
    readonly count: number;
    readonly skip: number;
    readonly from?: number;
    readonly to?: number;
    readonly receipt?: string;
    /** Only orders of which a payment has, or has not, been authorised. */
    readonly authorised?: boolean;
  }): readonly Order[];
}

/** `amount` in minor units of `currency`. Free text is screened for card numbers (promise 8). */
export interface NewOrder {
  readonly amount: number;
  readonly currency: string;
  readonly receipt?: string | null;
  readonly notes?: Readonly<Record<string, string>>;
  /** When given they must come to `amount`. */
  readonly lines?: readonly SaleLine[];
  readonly customer?: Customer;
  readonly captureMode?: CaptureMode;
}

export interface Checkouts {
  /**
   * Starts a payment for an order on a terminal: the intent is on disk before anything is sent, and the
   * answer comes as soon as it is. A terminal known to be absent gives an activity that has failed (X3).
   */
  initiate(
    input: InitiateCheckout,
    actor: Actor,
    alongside?: Alongside<Checkout>,
  ): Promise<Answer<Checkout>>;
  /**
   * Closes the checkout on a terminal (X16, X17). Waits up to eight seconds for the terminal to say how
   * it ended; later the close shows processing and settles by itself. Refused as terminal_busy while the
   * terminal reads a PIN or asks the bank; a close that finds nothing is an activity that has failed.
   */
  close(
    input: CloseCheckout,
    actor: Actor,
    alongside?: Alongside<Activity>,
  ): Promise<Answer<Activity>>;
  /**
   * Asks the terminal to stop a payment; resolves once the request is on disk. How it ended comes later.
   * Refused as terminal_busy where close is. Of a UPI code it is a person's word that nothing arrived.
   */
  cancel(paymentId: string, actor: Actor): Promise<Answer<Payment>>;
  /**
   * Takes banknotes and coins for what is still due and claimed by no other payment, or for a part of it.
   * Refused with cash_too_little below `amount`; a doubt on the same order keeps its share (order_busy).
   */
  takeCash(input: CashTaking, actor: Actor): Promise<Answer<Payment>>;
  /**
   * Starts a payment by a UPI code that the window shows: on disk before anybody sees the code, whose text
   * is in the payment. Only `confirmUpi`, `cancel` or, once in doubt, `resolve` end it.
   */
  takeUpi(input: UpiTaking, actor: Actor): Promise<Answer<Payment>>;
  /** Somebody has seen the money arrive. One reference (UTR) pays for one sale. */
  confirmUpi(paymentId: string, utr: string, actor: StaffActor): Promise<Answer<Payment>>;
  /**
   * A person says how a payment in doubt ended, after its terminal was asked once more: what the terminal
   * then says counts, and is given back. Refused as terminal_busy while the terminal is still at work.
   */
  resolve(verdict: PersonsVerdict, actor: StaffActor): Promise<Answer<Payment>>;
  /**
   * Closes a running checkout and, when that ended without money, starts one for the same amount by the
   * other method. One that was paid after all is given back instead; where the terminal has not said in
   * time how it ended, refused as terminal_busy.
   */
  switchMethod(paymentId: string, method: 'card' | 'upi', actor: Actor): Promise<Answer<Payment>>;
  /** Somebody has seen how the payment ended: it leaves the terminal's screen. */
  leave(paymentId: string, actor: Actor): Promise<Answer<Payment>>;
  /**
   * Whether the same sale was paid at a window a moment ago, or may have been. `own`: the order that is
   * to be paid, which is not its own copy; only what came after it counts.
   */
  sameSale(sale: Sale, own?: Order): SameSale | undefined;
  find(activityId: string): Activity | undefined;
  activityOfPayment(paymentId: string): Activity | undefined;
  /** The newest initiate_checkout on this terminal, over or not. */
  last(terminalId: string): Activity | undefined;
  payment(paymentId: string): Payment | undefined;
  /** Asks the terminal about a payment in doubt. Resolves with the payment as it then stands. */
  ask(paymentId: string, actor: Actor): Promise<Answer<Payment>>;
  /** What has come of asking its terminal about a payment in doubt; undefined when nobody has asked. */
  asked(paymentId: string): DoubtAsked | undefined;
  /** Called whenever that changes, of a refund too. Gives back a function that stops it. */
  onAsked(listener: () => void): () => void;
  /** Requested to authorising or in doubt, oldest first. */
  open(): readonly Payment[];
}

export type SameSale = Extract<Refusal, { type: 'same_sale_again' }>;

/** What was sold for how much; in minor units. */
export type Sale = Pick<Order, 'lines' | 'amount' | 'currency'>;

/** `amount` in minor units; it must be the order's amount due and currency (X8, X9). */
export interface InitiateCheckout {
  /** May be less than is due; only windows may ask for it. */
  readonly part?: true;
  /** The caller's device_id; a hint when exactly one terminal is paired (X19). */
  readonly deviceId: string | null;
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  readonly preferredMethod: PaymentMethod | null;
  /** Refused where the terminal's language has no such sale. */
  readonly qr?: Payment['qr'];
  readonly description: string | null;
  readonly echo: CheckoutEcho | null;
  readonly notes: Readonly<Record<string, string>> | null;
}

/** Amounts in minor units of the order's currency. */
export interface CashTaking {
  readonly orderId: string;
  readonly amount: number;
  /** What the customer gave. */
  readonly tendered: number;
}

export interface UpiTaking {
  readonly orderId: string;
  readonly amount: number;
  readonly payee: UpiPayee;
}

export interface PersonsVerdict {
  readonly paymentId: string;
  readonly verdict: 'paid' | 'not_paid';
  /** What the slip or the bank says, or why it is known that nothing was paid; 1 to 40 characters. */
  readonly reference: string;
  /** What was paid where it is less than was asked; in minor units. */
  readonly amount?: number;
}

export interface CloseCheckout {
  readonly deviceId: string | null;
  readonly notes: Readonly<Record<string, string>> | null;
}

export interface Checkout {
  readonly activity: Activity;
  readonly payment: Payment | null;
  readonly order: Order;
}

/** Payments by themselves, whichever order they belong to. */
export interface PaymentDesk {
  find(id: string): Payment | undefined;
  /** Newest first; from and to in milliseconds since 1970, both inclusive. */
  list(query: TimeQuery): readonly Payment[];
  /**
   * Takes what was only authorised, once and whole: `amount` in minor units must be what was authorised
   * (razorpay-wire.md section 5). Refused as payment_not_authorised in any other state.
   */
  capture(input: CaptureRequest, actor: Actor): Promise<Answer<Payment>>;
  /** Puts other notes in place of a payment's. Refuses notes as Orders.create does. */
  setNotes(
    id: string,
    notes: Readonly<Record<string, string>>,
    actor: Actor,
  ): Promise<Answer<Payment>>;
}

export interface CaptureRequest {
  readonly paymentId: string;
  readonly amount: number;
  readonly currency: string;
}

/** Giving money back: all of a payment or a part, never more than came in (promise 3). */
export interface Refunds {
  /** What could be given back, and how; undefined for an unknown payment. */
  advise(paymentId: string): RefundAdvice | undefined;
  /**
   * Writes a refund down and sends it: resolves as soon as it is on disk, which is before anything
   * leaves the till. A refund from the drawer is processed at once; one on a terminal waits for the
   * customer's card where it needs one; one that a person pays back otherwise waits for `settle`.
   */
  create(
    input: NewRefund,
    actor: Actor,
    alongside?: (refund: Refund, book: Pick<Book, 'keepAnswer'>) => void,
  ): Promise<Answer<Refund>>;
  /** Only before it was sent, or where it waits for a person; otherwise refused as refund_sent. */
  cancel(id: string, actor: Actor): Promise<Answer<Refund>>;
  /** Asks the terminal to stop waiting for the customer's card; how it ended comes later. */
  stop(id: string, actor: Actor): Promise<Answer<Refund>>;
  /** Asks the terminal about a refund in doubt. Resolves with the refund as it then stands. */
  ask(id: string, actor: Actor): Promise<Answer<Refund>>;
  /**
   * A person says how a refund that is in doubt, or that a person pays back, ended. In doubt the terminal
   * is asked once more before: what it then says counts.
   */
  settle(verdict: RefundVerdict, actor: StaffActor): Promise<Answer<Refund>>;
  /** As of a payment; `Checkouts.onAsked` tells of both. */
  asked(id: string): DoubtAsked | undefined;
  find(id: string): Refund | undefined;
  /** Oldest first. */
  ofPayment(paymentId: string): readonly Refund[];
  /** Newest first; from and to in milliseconds since 1970, both inclusive. */
  list(query: TimeQuery): readonly Refund[];
  /** Sent, pending or in doubt, oldest first. */
  open(): readonly Refund[];
  setNotes(
    id: string,
    notes: Readonly<Record<string, string>>,
    actor: Actor,
  ): Promise<Answer<Refund>>;
}

export interface TimeQuery {
  readonly count: number;
  readonly skip: number;
  readonly from?: number;
  readonly to?: number;
}

export interface NewRefund {
  readonly paymentId: string;
  /** Minor units; null for all that remains. */
  readonly amount: number | null;
  /** What whoever asks has seen to be left, in minor units; only windows say so. */
  readonly remaining?: number;
  readonly speed?: RefundSpeed;
  readonly notes?: Readonly<Record<string, string>>;
  readonly receipt?: string | null;
  /** Another way than the advised one: banknotes, or a person's own payment. Only windows may ask. */
  readonly route?: 'drawer' | 'person';
}

export interface RefundVerdict {
  readonly refundId: string;
  readonly verdict: 'refunded' | 'not_refunded';
  /** What the slip or the bank says; 1 to 40 characters. */
  readonly reference: string;
}

/** What a provider tells by itself. Whoever takes it in has made sure that it is the provider. */
export interface News {
  /**
   * Resolves once it is on disk; what it means for a payment or a refund is worked out afterwards. `known`:
   * this event came before, and nothing is done again. `another`: its name is that of other news, and
   * nothing is kept.
   */
  take(id: string, news: ProviderNews): Promise<'kept' | 'known' | 'another'>;
  /** Works on everything taken so far without a pause, and resolves when that is done. */
  idle(): Promise<void>;
}

/** What terminals without a printer leave to this till to print. */
export interface Slips {
  /** The payment or refund of an order whose slip was lost and can be had again. */
  missingOf(orderId: string): string | null;
  /** Asks the terminal for the slip of such a one; charges nobody. */
  fetch(id: string, actor: Actor): Promise<SlipAnswer>;
}

/** A terminal's display on which a code of this till is to be seen, too. */
export interface CodePlace {
  readonly terminalId: string;
  readonly name: string;
  readonly state: 'asked' | 'shown' | 'failed';
}

export interface CodeDisplay {
  /** Null where no terminal may show it, or it has ended. */
  placeOf(paymentId: string): CodePlace | null;
  /** Called when a code was shown, or could not be. Gives back a function that stops it. */
  onChange(listener: () => void): () => void;
}

/** The paired terminals and how their lines are doing. */
export interface TerminalDirectory {
  list(): readonly TerminalStatus[];
  /** Who can stop a payment that runs there. */
  stoppedBy(terminalId: string): 'till' | 'terminal_only';
  /** Called whenever a line changes. Gives back a function that stops it. */
  onChange(listener: (status: TerminalStatus) => void): () => void;
}
