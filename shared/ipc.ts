import Type, { type Static, type TSchema } from 'typebox';
import type { Item } from './catalogue.ts';
import type { KeyMap } from './commands.ts';
import type { CustomerDisplayState } from './customer-display.ts';
import { type HeldSale, heldCartSchema } from './held-sale.ts';
import { type AuditAnswers, auditRequests } from './ipc-audit.ts';
import type { IpcChannel } from './ipc-channels.ts';
import { type CheckoutAnswers, type CheckoutView, checkoutRequests } from './ipc-checkout.ts';
import { type GatewayAnswers, gatewayRequests } from './ipc-gateway.ts';
import { type GoodsAnswers, goodsRequests } from './ipc-goods.ts';
import { type HistoryAnswers, historyRequests } from './ipc-history.ts';
import { type PaymentsAnswers, paymentsRequests } from './ipc-payments.ts';
import { type ReceiptAnswers, receiptRequests } from './ipc-receipts.ts';
import { type ReportAnswers, reportRequests } from './ipc-reports.ts';
import { type SettlementAnswers, settlementRequests } from './ipc-settlement.ts';
import { type StaffAnswers, staffRequests } from './ipc-staff.ts';
import { type StatementAnswers, statementRequests } from './ipc-statement.ts';
import { type TerminalAnswers, terminalRequests } from './ipc-terminals.ts';
import { type WebhookAnswers, webhookRequests } from './ipc-webhooks.ts';
import { type WireAnswers, wireRequests } from './ipc-wire.ts';
import type { Currency } from './money.ts';
import type { RefundLine } from './money-line.ts';
import type { OrderLine } from './order-line.ts';
import type { PinpadState } from './pinpad.ts';
import type { PrinterStatus } from './receipt.ts';
import type { Settings, SettingsAnswer } from './settings.ts';
import { settingsSchema } from './settings-schema.ts';
import type { Capability, Session } from './staff.ts';
import { simulatorActions, type TerminalStatus } from './terminal.ts';
import type { WireRow } from './wire.ts';

/**
 * Everything a window may ask of the main process: one channel each, the request as a schema that the
 * main process checks before anything else happens, the answer as a type. To add one: its name in
 * ipc-channels.ts, a line here, a line in IpcAnswers, the answer in electron/ipc.
 */
const nothing = Type.Object({}, { additionalProperties: false });
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });

export const ipcRequests = {
  /** Everything a window shows, at its start and whenever it has lost touch. */
  'window.load': nothing,
  ...staffRequests,
  ...checkoutRequests,
  ...goodsRequests,
  ...historyRequests,
  ...auditRequests,
  ...settlementRequests,
  ...statementRequests,
  ...reportRequests,
  ...paymentsRequests,
  ...receiptRequests,
  ...gatewayRequests,
  ...webhookRequests,
  ...wireRequests,
  ...terminalRequests,
  /** Puts a sale away. */
  'sale.hold': Type.Object({ cart: heldCartSchema }, { additionalProperties: false }),
  /** Takes one up again; null where it is gone. */
  'sale.recall': Type.Object({ id }, { additionalProperties: false }),
  'sale.drop': Type.Object({ id }, { additionalProperties: false }),
  /** What the display that faces the customer shows; the only question that it may ask. */
  'customer_display.load': nothing,
  /** Opens it, or closes it when it is open. */
  'customer_display.toggle': nothing,
  /** What the goods of a sale that nobody has charged yet come to, in minor units. */
  'customer_display.rung_up': Type.Object(
    { amount: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }) },
    { additionalProperties: false },
  ),
  'settings.read': nothing,
  /** All of these, or none. */
  'settings.change': Type.Object(
    { changes: Type.Partial(settingsSchema, { additionalProperties: false }) },
    { additionalProperties: false },
  ),
  /** From the demo to a shop of one's own, which opens at the next start; the program closes. */
  'shop.open': nothing,
  /** Press a key on a simulated terminal; refused outside demo. */
  'simulator.act': Type.Object(
    {
      terminalId: id,
      action: Type.Enum([...simulatorActions]),
      seconds: Type.Optional(Type.Number({ minimum: 0.1, maximum: 600 })),
      address: Type.Optional(Type.String({ maxLength: 100 })),
    },
    { additionalProperties: false },
  ),
  /** What the window of a simulated terminal shows; with pressing its keys, all that it may ask. */
  'pinpad.load': Type.Object({ terminalId: id }, { additionalProperties: false }),
  /** Opens that window, or brings it to the front. */
  'pinpad.open': Type.Object({ terminalId: id }, { additionalProperties: false }),
  'simulator.mode': Type.Object(
    { mode: Type.Enum(['auto', 'manual']) },
    { additionalProperties: false },
  ),
} satisfies Record<IpcChannel, TSchema>;

export type { IpcChannel };
export type IpcRequest<Channel extends IpcChannel> = Static<(typeof ipcRequests)[Channel]>;

export interface IpcAnswers
  extends AuditAnswers,
    CheckoutAnswers,
    GoodsAnswers,
    HistoryAnswers,
    PaymentsAnswers,
    ReceiptAnswers,
    ReportAnswers,
    SettlementAnswers,
    StaffAnswers,
    StatementAnswers,
    GatewayAnswers,
    TerminalAnswers,
    WebhookAnswers,
    WireAnswers {
  'window.load': WindowState;
  'sale.hold': { readonly sale: HeldSale };
  'sale.recall': { readonly sale: HeldSale | null };
  'sale.drop': { readonly sale: HeldSale | null };
  'customer_display.load': CustomerDisplayState;
  'customer_display.toggle': { readonly isOpen: boolean };
  'customer_display.rung_up': { readonly isOpen: boolean };
  'settings.read': Settings;
  'settings.change': SettingsAnswer;
  'shop.open': { readonly result: 'closing' | 'open_already' };
  'simulator.act': { readonly result: 'done' | 'not_now' | 'unknown_terminal' | 'not_demo' };
  'simulator.mode': { readonly mode: 'auto' | 'manual' | 'not_demo' };
  /** Null where there is no such simulated terminal. */
  'pinpad.load': { readonly state: PinpadState | null };
  'pinpad.open': { readonly result: 'done' | 'unknown_terminal' | 'not_demo' };
}

export type { CartLine, CheckoutAnswer, CheckoutView, Tender } from './ipc-checkout.ts';

/**
 * Errors lose their class on the way to a window, so what can go wrong travels as data. `malformed`:
 * the request did not fit its schema; `fault`: something that should never happen, logged in the main
 * process under `reference`.
 */
export type IpcReply<Channel extends IpcChannel> =
  | { readonly ok: true; readonly answer: IpcAnswers[Channel] }
  | { readonly ok: false; readonly error: 'malformed' }
  | IpcRefused
  | { readonly ok: false; readonly error: 'fault'; readonly reference: string };

/** Nobody is at the window, or whoever is there may not do this without somebody's approval. */
export type IpcRefused =
  | { readonly ok: false; readonly error: 'locked' }
  | {
      readonly ok: false;
      readonly error: 'not_allowed';
      /** All that is missing. */
      readonly capabilities: readonly Capability[];
    };

export interface WindowState {
  readonly mode: WindowMode;
  readonly store: {
    readonly name: string;
    readonly currency: Currency;
    /** What the window speaks and how it writes amounts: "hi-IN". */
    readonly locale: string;
  };
  /** While nobody is there a window is told no sale and no payment. */
  readonly session: Session;
  readonly keys: KeyMap;
  readonly settings: Settings;
  readonly catalogue: readonly Item[];
  readonly gateway: { readonly url: string } | null;
  readonly terminals: readonly TerminalStatus[];
  readonly printer: PrinterStatus;
  readonly held: readonly HeldSale[];
  /** Orders of this day, newest first, with the payment that speaks for each. */
  readonly today: readonly OrderLine[];
  /** The checkout to show first: one that runs, is in doubt, or has not been left yet. */
  readonly checkout: CheckoutView | null;
  /** What somebody has still to look at, oldest first: payments in doubt, and those a restart cut off. */
  readonly unresolved: readonly CheckoutView[];
  /** Refunds that somebody has still to see the end of, oldest first. */
  readonly refunds: readonly RefundLine[];
  /** Endpoints of webhooks that the till has paused by itself: somebody has to see to them. */
  readonly webhooksOff: number;
  /** The main process's clock, so that countdowns agree. */
  readonly now: number;
}

/** `test` wherever no money can move; the banner says how the simulated terminal is reached. */
export type WindowMode =
  | { readonly type: 'live' }
  | {
      readonly type: 'test';
      readonly link: 'pty' | 'tcp' | 'usb' | 'memory';
      readonly simulator: 'auto' | 'manual';
    };

export type { OrderLine } from './order-line.ts';

/** What the main process tells windows without being asked, in order. */
export type Push =
  /** Only while somebody who may watches. */
  | { readonly type: 'wire'; readonly rows: readonly WireRow[] }
  /** Endpoints or deliveries have changed; whoever shows them asks again. `off`: as in the window's state. */
  | { readonly type: 'webhooks'; readonly off: number }
  | { readonly type: 'session'; readonly session: Session }
  | { readonly type: 'order'; readonly line: OrderLine }
  | { readonly type: 'checkout'; readonly checkout: CheckoutView | null }
  | { readonly type: 'unresolved'; readonly checkouts: readonly CheckoutView[] }
  | { readonly type: 'refund'; readonly line: RefundLine }
  | { readonly type: 'terminal'; readonly status: TerminalStatus }
  | { readonly type: 'printer'; readonly status: PrinterStatus }
  | { readonly type: 'held'; readonly sales: readonly HeldSale[] }
  /** The whole catalogue, whenever some of it has changed. */
  | { readonly type: 'goods'; readonly catalogue: readonly Item[] }
  | { readonly type: 'mode'; readonly mode: WindowMode }
  | { readonly type: 'gateway'; readonly gateway: { readonly url: string } | null }
  /** Only to the display that faces the customer, which is told nothing else. */
  | { readonly type: 'customer_display'; readonly state: CustomerDisplayState }
  /** Only to the window of this simulated terminal, which is told nothing else. */
  | { readonly type: 'pinpad'; readonly state: PinpadState }
  | {
      readonly type: 'settings';
      readonly store: WindowState['store'];
      readonly keys: KeyMap;
      readonly settings: Settings;
    };

/** What the preload script puts on `window.galla`. */
export interface GallaBridge {
  call<Channel extends IpcChannel>(
    channel: Channel,
    request: IpcRequest<Channel>,
    /** The token of an approval, where the step needs one. */
    approval?: string,
  ): Promise<IpcReply<Channel>>;
  /** Gives back a function that stops it. */
  onPush(listener: (push: Push) => void): () => void;
}
