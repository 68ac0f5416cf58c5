import Type, { type Static } from 'typebox';
import type { Activity } from './activity.ts';
import type { Refusal } from './failures.ts';
import type { Order } from './order.ts';
import type { DoubtAsked, Payment } from './payment.ts';

/** How a counter is paid: the part of ipc.ts about checkouts. Amounts in minor units. */
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const amount = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const exactly = { additionalProperties: false } as const;

/** An item of the catalogue by its id, or an amount that somebody typed. */
const cartLine = Type.Union([
  Type.Object(
    {
      type: Type.Literal('item'),
      itemId: id,
      quantity: Type.Integer({ minimum: 1, maximum: 9_999 }),
      /** Instead of the catalogue's price; needs override_price. */
      unitAmount: Type.Optional(amount),
      /** Off the whole line; needs discount. */
      discount: Type.Optional(amount),
    },
    exactly,
  ),
  Type.Object({ type: Type.Literal('amount'), amount, name: Type.Optional(text(80)) }, exactly),
]);

export type CartLine = Static<typeof cartLine>;

/** How one payment is to be made; without `amount`, for all that is still due. */
const tender = Type.Union([
  Type.Object(
    {
      method: Type.Enum(['card', 'upi']),
      /** With UPI: the code that other banks' and networks' apps read, too. */
      qr: Type.Optional(Type.Literal('bharat_qr')),
      terminalId: Type.Optional(id),
      amount: Type.Optional(amount),
    },
    exactly,
  ),
  Type.Object(
    { method: Type.Literal('cash'), tendered: amount, amount: Type.Optional(amount) },
    exactly,
  ),
  /** A code on the till's own screen, which only a person can confirm. */
  Type.Object({ method: Type.Literal('upi_person'), amount: Type.Optional(amount) }, exactly),
]);

export type Tender = Static<typeof tender>;

const customer = Type.Object(
  {
    name: Type.Optional(text(80)),
    contact: Type.Optional(Type.String({ pattern: '^\\+?[0-9]{6,15}$' })),
    email: Type.Optional(Type.String({ maxLength: 120, pattern: '^[^\\s@]+@[^\\s@]+$' })),
  },
  exactly,
);

const onePayment = Type.Object({ paymentId: id }, exactly);

export const checkoutRequests = {
  /**
   * A new order for these lines in the store's currency, and its first payment; without `tender` on the
   * standard terminal. `again`: the cashier has seen that the same sale was just paid.
   */
  'checkout.start': Type.Object(
    {
      lines: Type.Array(cartLine, { minItems: 1, maxItems: 200 }),
      tender: Type.Optional(tender),
      customer: Type.Optional(customer),
      notes: Type.Optional(
        Type.Record(Type.String({ maxLength: 256 }), Type.String({ maxLength: 256 }), {
          maxProperties: 15,
        }),
      ),
      receipt: Type.Optional(text(40)),
      again: Type.Optional(Type.Boolean()),
    },
    exactly,
  ),
  /** The next payment for an order: another part of it, or another way after one that brought nothing. */
  'checkout.pay': Type.Object(
    { orderId: id, tender, again: Type.Optional(Type.Boolean()) },
    exactly,
  ),
  /** The same as pay with the standard tender. */
  'checkout.retry': Type.Object({ orderId: id }, exactly),
  /** Ends a running checkout on its terminal and starts one by the other method. */
  'checkout.switch': Type.Object({ paymentId: id, method: Type.Enum(['card', 'upi']) }, exactly),
  /**
   * Asks the terminal to stop; how the payment ended comes as news. For a code on our own screen it says
   * that nothing arrived, and is the end.
   */
  'checkout.cancel': onePayment,
  /** The checkout as it stands in the ledger; asks the terminal first when it is in doubt. */
  'checkout.check': onePayment,
  /** The money for a code on our own screen has arrived; `utr` is the bank's reference of it. */
  'checkout.confirm_upi': Type.Object({ paymentId: id, utr: text(40) }, exactly),
  /**
   * A person says how a payment in doubt ended: the slip's reference, or why nothing can have been paid.
   * The terminal is asked once more, and its word counts.
   */
  'checkout.resolve': Type.Object(
    {
      paymentId: id,
      verdict: Type.Enum(['paid', 'not_paid']),
      reference: text(40),
      amount: Type.Optional(amount),
    },
    exactly,
  ),
  /** A payment in doubt makes room for the next sale. It stays in the list of those to be resolved. */
  'checkout.aside': onePayment,
  /** The cashier has seen how it ended: the screen is free again. */
  'checkout.leave': onePayment,
  /** Everything that somebody has still to look at. */
  'checkout.open_list': Type.Object({}, exactly),
};

export interface CheckoutAnswers {
  'checkout.start': CheckoutAnswer;
  'checkout.pay': CheckoutAnswer;
  'checkout.retry': CheckoutAnswer;
  'checkout.switch': CheckoutAnswer;
  'checkout.cancel': CheckoutAnswer;
  'checkout.check': CheckoutAnswer;
  'checkout.confirm_upi': CheckoutAnswer;
  'checkout.resolve': CheckoutAnswer;
  'checkout.aside': CheckoutAnswer;
  'checkout.leave': CheckoutAnswer;
  'checkout.open_list': { readonly checkouts: readonly CheckoutView[] };
}

export type CheckoutAnswer =
  | { readonly ok: true; readonly checkout: CheckoutView }
  | { readonly ok: false; readonly refusal: Refusal };

/** A payment with everything the pay screen needs, decided in the main process. */
export interface CheckoutView {
  /** Tells this checkout from every other: its activity's id, or its payment's where there is none. */
  readonly id: string;
  readonly order: Order;
  readonly payment: Payment | null;
  /** Null where no terminal takes part: cash, and a code on our own screen. */
  readonly activity: Activity | null;
  /** All of the order's, oldest first. */
  readonly payments: readonly Payment[];
  /** What no payment has taken, or may yet take, of the order. */
  readonly amountDue: number;
  /** What a code to be shown says, while the payment waits for a customer or for a person's word. */
  readonly upiText: string | null;
  /** The terminal whose display is to show that code as well; null where none is. */
  readonly codeAt: {
    readonly name: string;
    readonly state: 'asked' | 'shown' | 'failed';
  } | null;
  readonly cash: { readonly tendered: number; readonly change: number } | null;
  /** When the present state ends by itself, in milliseconds since 1970. */
  readonly deadline: { readonly name: string; readonly at: number } | null;
  /** `terminal_only`: the red key on the terminal can, and nothing here. */
  readonly cancel:
    | 'allowed'
    | 'requested'
    | 'terminal_only'
    | 'reading_pin'
    | 'asking_bank'
    | 'in_doubt'
    | 'over';
  /** A crash or power cut left it open and nobody has looked at how it ended yet. */
  readonly recovered: boolean;
  /** What its terminal was asked while it is in doubt; null when nobody has asked. */
  readonly asked: DoubtAsked | null;
  /** A cashier has put it aside; it is not shown by itself until the program starts again. */
  readonly aside: boolean;
}
