import { createStore, type StoreApi } from 'zustand/vanilla';
import { type AttentionSlice, attentionAtStart } from './attention-slice.ts';
import { type BrowseSlice, browseAtStart } from './browse-slice.ts';
import { type CheckoutSlice, checkoutAtStart } from './checkout-slice.ts';
import { type EntrySlice, entryAtStart } from './entry-slice.ts';
import { type HeldSlice, heldAtStart } from './held-slice.ts';
import { type HistorySlice, historyAtStart } from './history-slice.ts';
import { type MoneySlice, moneyAtStart } from './money-slice.ts';
import { type OrdersSlice, ordersAtStart } from './orders-slice.ts';
import { type PlaceSlice, placeAtStart } from './place-slice.ts';
import { type PrinterSlice, printerAtStart } from './receipt-asks.ts';
import { type RegisterSlice, registerAtStart } from './register-slice.ts';
import { type ReportSlice, reportAtStart } from './report-slice.ts';
import { type SaleSlice, saleAtStart } from './sale-slice.ts';
import { type StatementSlice, statementAtStart } from './statement-slice.ts';
import { type TenderSlice, tenderAtStart } from './tender-slice.ts';
import { type TerminalsSlice, terminalsAtStart } from './terminals-slice.ts';
import { type WebhooksSlice, webhooksAtStart } from './webhooks-slice.ts';
import { type WireSlice, wireAtStart } from './wire-slice.ts';

/** All a window knows: a copy of what the main process told, and what is being typed. */
export type WindowStore = RegisterSlice &
  TerminalsSlice &
  OrdersSlice &
  CheckoutSlice &
  EntrySlice &
  PlaceSlice &
  HeldSlice &
  PrinterSlice &
  HistorySlice &
  MoneySlice &
  ReportSlice &
  StatementSlice &
  AttentionSlice &
  SaleSlice &
  BrowseSlice &
  TenderSlice &
  WebhooksSlice &
  WireSlice;

export type Store = StoreApi<WindowStore>;

export const storeAtStart: WindowStore = {
  ...registerAtStart,
  ...terminalsAtStart,
  ...ordersAtStart,
  ...checkoutAtStart,
  ...entryAtStart,
  ...placeAtStart,
  ...heldAtStart,
  ...printerAtStart,
  ...historyAtStart,
  ...moneyAtStart,
  ...reportAtStart,
  ...statementAtStart,
  ...attentionAtStart,
  ...saleAtStart,
  ...browseAtStart,
  ...tenderAtStart,
  ...webhooksAtStart,
  ...wireAtStart,
};

export function createWindowStore(): Store {
  return createStore<WindowStore>(() => storeAtStart);
}
