import { assertNever } from '../../shared/assert-never.ts';
import type { ScreenName } from '../store/place-slice.ts';
import { AttentionScreen } from './attention/attention-screen.tsx';
import { AuditScreen } from './audit/audit-screen.tsx';
import { GatewayScreen } from './gateway/gateway-screen.tsx';
import { GoodsScreen } from './goods/goods-screen.tsx';
import { HistoryScreen } from './history/history-screen.tsx';
import { PaymentsScreen } from './payments/payments-screen.tsx';
import { ReportsScreen } from './reports/reports-screen.tsx';
import { SellScreen } from './sell/sell-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';
import { SettlementScreen } from './settlement/settlement-screen.tsx';
import { StaffScreen } from './staff/staff-screen.tsx';
import { StatementScreen } from './statement/statement-screen.tsx';
import { TerminalsScreen } from './terminals/terminals-screen.tsx';
import { WebhooksScreen } from './webhooks/webhooks-screen.tsx';
import { WireScreen } from './wire/wire-screen.tsx';

/** The screen a person has gone to. */
export function Screen(props: { readonly name: ScreenName }) {
  const { name } = props;
  switch (name) {
    case 'sell':
      return <SellScreen />;
    case 'attention':
      return <AttentionScreen />;
    case 'audit':
      return <AuditScreen />;
    case 'history':
      return <HistoryScreen />;
    case 'payments':
      return <PaymentsScreen />;
    case 'reports':
      return <ReportsScreen />;
    case 'goods':
      return <GoodsScreen />;
    case 'settlement':
      return <SettlementScreen />;
    case 'statement':
      return <StatementScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'gateway':
      return <GatewayScreen />;
    case 'webhooks':
      return <WebhooksScreen />;
    case 'wire':
      return <WireScreen />;
    case 'terminals':
      return <TerminalsScreen />;
    case 'staff':
      return <StaffScreen />;
    default:
      return assertNever(name);
  }
}
