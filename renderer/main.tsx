import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createCall } from './ipc.ts';
import type { KeyName } from './keyboard/key-name.ts';
import { createKeyScopes } from './keyboard/key-scopes.ts';
import { StoppedScreen } from './screens/opening/stopped-screen.tsx';
import { followOutcomes } from './sounds/follow-outcomes.ts';
import { createSoundPlayer } from './sounds/play-sound.ts';
import { createSayAloud } from './sounds/say-aloud.ts';
import { createApprover } from './store/approver.ts';
import { createAsks } from './store/asks.ts';
import { createAttentionAsks } from './store/attention-asks.ts';
import { createAuditAsks } from './store/audit-asks.ts';
import { followAutoNext } from './store/auto-next.ts';
import { createBrowseAsks } from './store/browse-asks.ts';
import { followCashAfter } from './store/cash-after.ts';
import { createDemoAsks } from './store/demo-asks.ts';
import { followMain } from './store/follow-main.ts';
import { createGatewayAsks } from './store/gateway-asks.ts';
import { createGoodsAsks } from './store/goods-asks.ts';
import { createHeldAsks } from './store/held-asks.ts';
import { createHistoryAsks } from './store/history-asks.ts';
import { createMoneyAsks } from './store/money-asks.ts';
import { followDays } from './store/next-day.ts';
import { createOutcomeAsks } from './store/outcome-asks.ts';
import { createPlaceAsks } from './store/place-asks.ts';
import { createReceiptAsks } from './store/receipt-asks.ts';
import { createRefundAsks } from './store/refund-asks.ts';
import { registerSettings } from './store/register-slice.ts';
import { createReportAsks } from './store/report-asks.ts';
import { createSaleAsks } from './store/sale-asks.ts';
import { createSaleDialogs } from './store/sale-dialogs.ts';
import { createScanAsks } from './store/scan-asks.ts';
import { createSessionAsks } from './store/session-asks.ts';
import { createSettingsAsks } from './store/settings-asks.ts';
import { createSettlementAsks } from './store/settlement-asks.ts';
import { createShopAsks } from './store/shop-asks.ts';
import { createStatementAsks } from './store/statement-asks.ts';
import { createWindowStore } from './store/store.ts';
import { tellActivity } from './store/tell-activity.ts';
import { tellTotal } from './store/tell-total.ts';
import { createTenderAsks } from './store/tender-asks.ts';
import { createTerminalAsks } from './store/terminal-asks.ts';
import { watchQuiet } from './store/watchdog.ts';
import { createWebhookAsks } from './store/webhook-asks.ts';
import { createWireAsks } from './store/wire-asks.ts';
import { windowClock } from './window-clock.ts';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/page.css';
import './styles/keys.css';
import './styles/bars.css';
import './styles/sell.css';
import './styles/goods.css';
import './styles/cart.css';
import './styles/today.css';
import './styles/pay.css';
import './styles/tender.css';
import './styles/upi-code.css';
import './styles/dialog.css';
import './styles/controls.css';
import './styles/settings.css';
import './styles/staff.css';
import './styles/terminals.css';
import './styles/gateway.css';
import './styles/stock.css';
import './styles/receipt.css';
import './styles/history.css';
import './styles/attention.css';
import './styles/story.css';
import './styles/payments.css';
import './styles/reports.css';
import './styles/webhooks.css';
import './styles/wire.css';

const clock = windowClock;
const store = createWindowStore();
const approver = createApprover(store);
const call = createCall(window.galla, clock, approver.ask);
const { load } = followMain({ bridge: window.galla, call, store, clock });
const asks = createAsks({ store, call, clock, load });
const tender = createTenderAsks(store, asks);
const outcome = createOutcomeAsks({ store, call, clock, load }, asks);
followCashAfter(store);
const sale = createSaleAsks(store);
const browse = createBrowseAsks(store, sale);
const play = createSoundPlayer();
const refuse = () => registerSettings(store.getState()).sounds && play('refused');
const demo = createDemoAsks(store, call);
const session = createSessionAsks(store, call, load);
const place = createPlaceAsks(store, call, session.lock);
const settings = createSettingsAsks(store, call);
const receipts = createReceiptAsks(call);
const held = createHeldAsks(store, call, sale);
const goods = createGoodsAsks(call);
const saleDialogs = createSaleDialogs({ store, asks, sale, open: place.open });
const history = createHistoryAsks(store, call, clock);
const money = createMoneyAsks(store, call, clock);
const audit = createAuditAsks(call);
const settlement = createSettlementAsks(call);
const statement = createStatementAsks(store, call);
const refunds = createRefundAsks({ store, call, load, now: clock.now });
const scan = createScanAsks({ store, asks, sale, history, money, refuse });
const reports = createReportAsks(call);
const attention = createAttentionAsks({ store, call, clock, load });
const shop = createShopAsks(call);
const gateway = createGatewayAsks(call);
const terminals = createTerminalAsks({ store, call, clock, load });
const webhooks = createWebhookAsks(call);
const wire = createWireAsks(store, call);
const keyScopes = createKeyScopes<KeyName>();

watchQuiet({ store, clock, check: asks.checkQuietly, load });
followDays(clock, load);
tellActivity({ store, clock, tell: () => void call('staff.active', {}) });
followAutoNext({ store, clock, leave: asks.leave });
tellTotal(store, (amount) => void call('customer_display.rung_up', { amount }));
followOutcomes({ store, play, say: createSayAloud() });
void load();

const page = document.createElement('div');
page.id = 'root';
document.body.append(page);
const root = createRoot(page, { onUncaughtError: showStopped });
root.render(
  <App
    services={{
      store,
      asks,
      tender,
      outcome,
      sale,
      browse,
      scan,
      demo,
      place,
      settings,
      session,
      receipts,
      held,
      goods,
      saleDialogs,
      history,
      money,
      audit,
      settlement,
      statement,
      refunds,
      reports,
      attention,
      terminals,
      gateway,
      shop,
      webhooks,
      wire,
      approver,
      keyScopes,
      clock,
      load,
    }}
  />,
);

function showStopped(): void {
  const stopped = document.createElement('div');
  page.replaceWith(stopped);
  createRoot(stopped).render(<StoppedScreen onAgain={() => location.reload()} />);
  addEventListener('keydown', ({ key }) => key === 'Enter' && location.reload());
}
