import { type AuditFacts, auditHandlers } from './audit-ipc.ts';
import { type CheckoutFacts, checkoutHandlers } from './checkout-ipc.ts';
import { type CustomerDisplayFacts, customerDisplayHandlers } from './customer-display-ipc.ts';
import { type GatewayFacts, gatewayHandlers } from './gateway-ipc.ts';
import { type GoodsFacts, goodsHandlers } from './goods-ipc.ts';
import type { IpcHandlers } from './handle.ts';
import { type HeldFacts, heldHandlers } from './held-ipc.ts';
import { type HistoryFacts, historyHandlers } from './history-ipc.ts';
import { type PaymentsFacts, paymentsHandlers } from './payments-ipc.ts';
import { type PinpadFacts, pinpadHandlers } from './pinpad-ipc.ts';
import { type ReceiptFacts, receiptHandlers } from './receipt-ipc.ts';
import { type ReportFacts, reportHandlers } from './report-ipc.ts';
import { type SettingsFacts, settingsHandlers } from './settings-ipc.ts';
import { type SettlementFacts, settlementHandlers } from './settlement-ipc.ts';
import { type ShopFacts, shopHandlers } from './shop-ipc.ts';
import { type StaffFacts, staffHandlers } from './staff-ipc.ts';
import { type StatementFacts, statementHandlers } from './statement-ipc.ts';
import { type TerminalFacts, terminalHandlers } from './terminal-ipc.ts';
import { type WebhookFacts, webhookHandlers } from './webhooks-ipc.ts';
import { type WindowFacts, windowHandlers } from './window-ipc.ts';
import { type WireFacts, wireHandlers } from './wire-ipc.ts';

/** What the answers to windows are made from: the running till, and what only the program knows. */
export type AllFacts = AuditFacts &
  CheckoutFacts &
  CustomerDisplayFacts &
  GatewayFacts &
  GoodsFacts &
  HeldFacts &
  HistoryFacts &
  PaymentsFacts &
  PinpadFacts &
  ReceiptFacts &
  ReportFacts &
  SettingsFacts &
  SettlementFacts &
  ShopFacts &
  StaffFacts &
  StatementFacts &
  TerminalFacts &
  WebhookFacts &
  WindowFacts &
  WireFacts;

/** The answer to every channel, one part for each `*-ipc.ts`. */
export function allHandlers(facts: AllFacts): IpcHandlers {
  return {
    ...auditHandlers(facts),
    ...checkoutHandlers(facts),
    ...customerDisplayHandlers(facts),
    ...gatewayHandlers(facts),
    ...goodsHandlers(facts),
    ...heldHandlers(facts),
    ...historyHandlers(facts),
    ...paymentsHandlers(facts),
    ...pinpadHandlers(facts),
    ...receiptHandlers(facts),
    ...reportHandlers(facts),
    ...settingsHandlers(facts),
    ...settlementHandlers(facts),
    ...shopHandlers(facts),
    ...staffHandlers(facts),
    ...statementHandlers(facts),
    ...terminalHandlers(facts),
    ...webhookHandlers(facts),
    ...windowHandlers(facts),
    ...wireHandlers(facts),
  };
}
