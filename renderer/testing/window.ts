import type { WindowState } from '../../shared/ipc.ts';
import { createManualClock, type ManualClock } from '../../shared/manual-clock.ts';
import { createCall } from '../ipc.ts';
import { type Approver, createApprover } from '../store/approver.ts';
import { type Asks, createAsks } from '../store/asks.ts';
import { type AttentionAsks, createAttentionAsks } from '../store/attention-asks.ts';
import { type BrowseAsks, createBrowseAsks } from '../store/browse-asks.ts';
import { followCashAfter } from '../store/cash-after.ts';
import { createDemoAsks, type DemoAsks } from '../store/demo-asks.ts';
import { type FollowMain, followMain } from '../store/follow-main.ts';
import { createHistoryAsks, type HistoryAsks } from '../store/history-asks.ts';
import { createMoneyAsks, type MoneyAsks } from '../store/money-asks.ts';
import { createOutcomeAsks, type OutcomeAsks } from '../store/outcome-asks.ts';
import { createPlaceAsks, type PlaceAsks } from '../store/place-asks.ts';
import { createRefundAsks, type RefundAsks } from '../store/refund-asks.ts';
import { createSaleAsks, type SaleAsks } from '../store/sale-asks.ts';
import { createSessionAsks, type SessionAsks } from '../store/session-asks.ts';
import { createSettingsAsks, type SettingsAsks } from '../store/settings-asks.ts';
import { createWindowStore, type Store, type WindowStore } from '../store/store.ts';
import { createTenderAsks, type TenderAsks } from '../store/tender-asks.ts';
import { watchQuiet } from '../store/watchdog.ts';
import { createFakeBridge, type FakeBridge } from './fake-bridge.ts';
import { sampleWindowState } from './samples.ts';

/** A whole window without its screens: what main.tsx builds, on a clock that tests can turn. */
export interface TestWindow {
  readonly bridge: FakeBridge;
  readonly clock: ManualClock;
  readonly store: Store;
  readonly asks: Asks;
  readonly tender: TenderAsks;
  readonly outcome: OutcomeAsks;
  readonly sale: SaleAsks;
  readonly browse: BrowseAsks;
  readonly demo: DemoAsks;
  readonly place: PlaceAsks;
  readonly settings: SettingsAsks;
  readonly session: SessionAsks;
  readonly approver: Approver;
  readonly history: HistoryAsks;
  readonly money: MoneyAsks;
  readonly refunds: RefundAsks;
  readonly attention: AttentionAsks;
  readonly follow: FollowMain;
  state(): WindowStore;
}

/** Not loaded yet: call `follow.load()` where a test wants what the main process says. */
export function createTestWindow(different: Partial<WindowState> = {}): TestWindow {
  const clock = createManualClock();
  const bridge = createFakeBridge(sampleWindowState({ now: clock.now(), ...different }));
  const store = createWindowStore();
  const approver = createApprover(store);
  const call = createCall(bridge, clock, approver.ask);
  const follow = followMain({ bridge, call, store, clock });
  const { load } = follow;
  const asks = createAsks({ store, call, clock, load });
  const tender = createTenderAsks(store, asks);
  const outcome = createOutcomeAsks({ store, call, clock, load }, asks);
  followCashAfter(store);
  const sale = createSaleAsks(store);
  const browse = createBrowseAsks(store, sale);
  const demo = createDemoAsks(store, call);
  const session = createSessionAsks(store, call, load);
  const place = createPlaceAsks(store, call, session.lock);
  const settings = createSettingsAsks(store, call);
  const history = createHistoryAsks(store, call, clock);
  const money = createMoneyAsks(store, call, clock);
  const refunds = createRefundAsks({ store, call, load, now: clock.now });
  const attention = createAttentionAsks({ store, call, clock, load });
  watchQuiet({ store, clock, check: asks.checkQuietly, load });
  return {
    bridge,
    clock,
    store,
    asks,
    tender,
    outcome,
    sale,
    browse,
    demo,
    place,
    settings,
    session,
    approver,
    history,
    money,
    refunds,
    attention,
    follow,
    state: () => store.getState(),
  };
}
