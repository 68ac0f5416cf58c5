import { assertNever } from '../../shared/assert-never.ts';
import type { Command } from '../../shared/commands.ts';
import type { Tender } from '../../shared/ipc.ts';
import {
  type Bill,
  billOfCheckout,
  cashTender,
  methodOf,
  partOf,
  personTender,
  terminalTender,
} from '../tender/bill.ts';
import { obviousPlace, type PayPlace, payPlaces } from '../tender/pay-places.ts';
import { noteOf } from '../tender/quick-cash.ts';
import type { PartMethod, SplitPart } from '../tender/split-plan.ts';
import type { Asks } from './asks.ts';
import { registerCurrency, registerSettings } from './register-slice.ts';
import { saleOnScreen } from './sale-on-screen.ts';
import type { Store } from './store.ts';
import { plannedPart, type TenderDialog } from './tender-slice.ts';

/** A key that says how a bill is to be paid. */
export type TenderKey = 'card' | 'upi' | 'cash' | 'split';

/** How a cashier takes money: from the key they press to the payment the main process begins. */
export interface TenderAsks {
  /** The shop's usual way, for the sale on the screen: what Enter does. */
  charge(): Promise<void>;
  /** For a bill, or for the sale on the screen where none is given. */
  pay(key: TenderKey, bill?: Bill): Promise<void>;
  /** Keys of the keyboard that take money for the sale on the screen. */
  command(command: Command): 'unused' | undefined;
  takeAt(bill: Bill, method: 'card' | 'upi', place: PayPlace): Promise<void>;
  takeCash(bill: Bill, tendered: number): Promise<void>;
  /** The first of these parts now, the others one by one. */
  takeParts(bill: Bill, parts: readonly SplitPart[]): Promise<void>;
  /** The part that is next, or all the rest where none was agreed. */
  nextPart(): Promise<void>;
  /** The same again, after a payment that brought nothing. */
  retry(): Promise<void>;
  /** Another customer wants the same: goes on with what was asked about. */
  newCustomer(): Promise<void>;
}

export function createTenderAsks(store: Store, asks: Asks): TenderAsks {
  return { charge, pay, command, takeAt, takeCash, takeParts, nextPart, retry, newCustomer };

  async function charge(): Promise<void> {
    const bill = billOfSale();
    if (bill) await begin(bill, standardTender());
  }

  async function pay(key: TenderKey, bill = billOfSale()): Promise<void> {
    if (!bill) return;
    switch (key) {
      case 'card':
      case 'upi':
        await atPlace(bill, key, false);
        break;
      case 'cash':
      case 'split':
        open(key === 'cash' ? { type: 'cash', bill, given: 0 } : { type: 'split', bill });
        break;
      default:
        assertNever(key);
    }
  }

  function command(pressed: Command): 'unused' | undefined {
    if (pressed === 'card' || pressed === 'upi' || pressed === 'cash' || pressed === 'split') {
      void pay(pressed);
      return undefined;
    }
    const note = noteOf(pressed, registerCurrency(store.getState()));
    if (pressed !== 'exact_cash' && note === undefined) return 'unused';
    const bill = billOfSale();
    if (bill) void takeNote(bill, note ?? bill.minor);
    return undefined;
  }

  /** A note that is not enough is the first of several. */
  async function takeNote(bill: Bill, given: number): Promise<void> {
    if (given < bill.minor) open({ type: 'cash', bill, given });
    else await takeCash(bill, given);
  }

  async function atPlace(bill: Bill, method: 'card' | 'upi', isUsual: boolean): Promise<void> {
    const state = store.getState();
    const settings = registerSettings(state);
    const { terminals, unresolved } = state;
    const places = payPlaces(method, { terminals, unresolved, settings, currency: bill.currency });
    const place = obviousPlace(places, settings, isUsual);
    if (place) await takeAt(bill, method, place);
    else if (places.length > 0) open({ type: 'place', bill, method });
    // A shop without terminals takes cash.
    else if (isUsual) open({ type: 'cash', bill, given: 0 });
    else await take(bill, terminalTender(bill, method, null));
  }

  async function takeAt(bill: Bill, method: 'card' | 'upi', place: PayPlace): Promise<void> {
    await take(
      bill,
      place.type === 'screen'
        ? personTender(bill)
        : terminalTender(bill, method, place.id, place.qr),
    );
  }

  async function takeCash(bill: Bill, tendered: number): Promise<void> {
    await take(bill, cashTender(bill, tendered));
  }

  async function takeParts(bill: Bill, parts: readonly SplitPart[]): Promise<void> {
    const planned = { orderId: bill.orderId, parts, paidBefore: bill.paid };
    store.setState({ dialog: null, planned });
    await takePart(bill);
  }

  async function nextPart(): Promise<void> {
    const { checkout } = store.getState();
    if (checkout) await takePart(billOfCheckout(checkout));
  }

  async function takePart(whole: Bill): Promise<void> {
    const part = plannedPart(store.getState().planned, whole);
    if (part) await begin(partOf(whole, part.minor), part.method);
    else await begin(whole, standardTender());
  }

  async function retry(): Promise<void> {
    const { checkout, sent } = store.getState();
    if (!checkout) return;
    const bill = billOfCheckout(checkout);
    const method = methodOf(checkout);
    const terminalId = checkout.payment?.terminalId ?? null;
    if (method !== null && (terminalId === null || method === 'cash')) await begin(bill, method);
    else if (method === 'card' || method === 'upi') {
      await take(bill, terminalTender(bill, method, terminalId, checkout.payment?.qr));
    } else if (sent?.orderId === checkout.order.id) await take(bill, sent.tender);
    else await asks.retry();
  }

  async function begin(bill: Bill, method: PartMethod): Promise<void> {
    switch (method) {
      case 'card':
      case 'upi':
        await atPlace(bill, method, true);
        break;
      case 'upi_person':
        await take(bill, personTender(bill));
        break;
      case 'cash':
        open({ type: 'cash', bill, given: 0 });
        break;
      default:
        assertNever(method);
    }
  }

  async function newCustomer(): Promise<void> {
    const { dialog } = store.getState();
    if (dialog?.type !== 'same_sale') return;
    store.setState({ dialog: null });
    await take(dialog.bill, dialog.tender, true);
  }

  async function take(bill: Bill, tender: Tender, again = false): Promise<void> {
    // A second press of the same key is not a second wish.
    if (store.getState().asking) return;
    const { orderId } = bill;
    const isCash = tender.method === 'cash';
    // What can be counted again in front of the customer stays open until it is taken.
    if (!isCash) store.setState({ dialog: null });
    const answer = await (orderId === null
      ? asks.charge(tender, again)
      : asks.pay(orderId, tender, again));
    if (!answer) return store.setState({ dialog: null });
    if (answer.ok) return taken(answer.checkout.order.id, bill, tender);
    if (answer.refusal?.type !== 'same_sale_again') return;
    store.setState({ notice: null });
    open({ type: 'same_sale', other: answer.refusal, bill, tender });
  }

  function taken(orderId: string, bill: Bill, tender: Tender): void {
    store.setState(({ planned }) => {
      // What was agreed for another sale, or for this one before it was paid at once, is over.
      const isAgreed = planned?.orderId === bill.orderId && (bill.isPart || bill.orderId !== null);
      return {
        dialog: null,
        sent: { orderId, tender },
        planned: planned && isAgreed ? { ...planned, orderId } : null,
      };
    });
  }

  function standardTender(): PartMethod {
    return registerSettings(store.getState()).standardTender;
  }

  function billOfSale(): Bill | undefined {
    const state = store.getState();
    if (state.asking) return undefined;
    const sale = saleOnScreen(state);
    if (sale.type === 'not_ready') {
      asks.notice(sale.why);
      return undefined;
    }
    const currency = registerCurrency(state);
    return { orderId: null, minor: sale.total, isPart: false, paid: 0, currency };
  }

  function open(dialog: TenderDialog): void {
    store.setState({ dialog, notice: null });
  }
}
