import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import type { Clock } from '../../shared/clock.ts';
import type { Words } from '../i18n/words.ts';
import type { KeyName } from '../keyboard/key-name.ts';
import type { KeyScopes } from '../keyboard/key-scopes.ts';
import type { Approver } from './approver.ts';
import type { Asks } from './asks.ts';
import type { AttentionAsks } from './attention-asks.ts';
import type { AuditAsks } from './audit-asks.ts';
import type { BrowseAsks } from './browse-asks.ts';
import type { DemoAsks } from './demo-asks.ts';
import type { GatewayAsks } from './gateway-asks.ts';
import type { GoodsAsks } from './goods-asks.ts';
import type { HeldAsks } from './held-asks.ts';
import type { HistoryAsks } from './history-asks.ts';
import type { MoneyAsks } from './money-asks.ts';
import type { OutcomeAsks } from './outcome-asks.ts';
import type { PlaceAsks } from './place-asks.ts';
import type { ReceiptAsks } from './receipt-asks.ts';
import type { RefundAsks } from './refund-asks.ts';
import type { ReportAsks } from './report-asks.ts';
import type { SaleAsks } from './sale-asks.ts';
import type { SaleDialogs } from './sale-dialogs.ts';
import type { ScanAsks } from './scan-asks.ts';
import type { SessionAsks } from './session-asks.ts';
import type { SettingsAsks } from './settings-asks.ts';
import type { SettlementAsks } from './settlement-asks.ts';
import type { ShopAsks } from './shop-asks.ts';
import type { StatementAsks } from './statement-asks.ts';
import type { Store, WindowStore } from './store.ts';
import type { TenderAsks } from './tender-asks.ts';
import type { TerminalAsks } from './terminal-asks.ts';
import type { WebhookAsks } from './webhook-asks.ts';
import type { WireAsks } from './wire-asks.ts';

/** What main.tsx builds once and every screen can reach. */
export interface WindowServices {
  readonly store: Store;
  readonly asks: Asks;
  readonly tender: TenderAsks;
  readonly outcome: OutcomeAsks;
  readonly sale: SaleAsks;
  readonly browse: BrowseAsks;
  readonly scan: ScanAsks;
  readonly demo: DemoAsks;
  readonly place: PlaceAsks;
  readonly history: HistoryAsks;
  readonly money: MoneyAsks;
  readonly audit: AuditAsks;
  readonly settlement: SettlementAsks;
  readonly statement: StatementAsks;
  readonly refunds: RefundAsks;
  readonly reports: ReportAsks;
  readonly attention: AttentionAsks;
  readonly terminals: TerminalAsks;
  readonly gateway: GatewayAsks;
  readonly shop: ShopAsks;
  readonly webhooks: WebhookAsks;
  readonly wire: WireAsks;
  readonly settings: SettingsAsks;
  readonly receipts: ReceiptAsks;
  readonly held: HeldAsks;
  readonly goods: GoodsAsks;
  readonly saleDialogs: SaleDialogs;
  readonly session: SessionAsks;
  readonly approver: Approver;
  readonly keyScopes: KeyScopes<KeyName>;
  readonly clock: Clock;
  readonly load: () => Promise<void>;
}

const ServicesContext = createContext<WindowServices | null>(null);
const WordsContext = createContext<Words | null>(null);

export function WindowProvider(props: {
  readonly services: WindowServices;
  readonly children: ReactNode;
}) {
  return <ServicesContext value={props.services}>{props.children}</ServicesContext>;
}

export function WordsProvider(props: { readonly words: Words; readonly children: ReactNode }) {
  return <WordsContext value={props.words}>{props.children}</WordsContext>;
}

export function useServices(): WindowServices {
  const services = use(ServicesContext);
  if (!services) throw new Error('A screen is outside of WindowProvider');
  return services;
}

/** One part of the store. `select` must give the same thing for the same state. */
export function useWindow<Part>(select: (state: WindowStore) => Part): Part {
  return useStore(useServices().store, select);
}

export function useWords(): Words {
  const words = use(WordsContext);
  if (!words) throw new Error('A screen is outside of WordsProvider');
  return words;
}
