import { hindiFindings } from '../../shared/messages/findings-hi.ts';
import { hindi } from '../../shared/messages/hi.ts';
import type { Catalogue } from './catalogue.ts';
import { failureTexts } from './failure-texts.ts';
import { findingTexts } from './finding-texts.ts';
import { attentionTexts } from './hi/attention-texts.ts';
import { auditTexts } from './hi/audit-texts.ts';
import { customerTexts } from './hi/customer-texts.ts';
import { frameTexts } from './hi/frame-texts.ts';
import { gatewayTexts } from './hi/gateway-texts.ts';
import { goodsTexts } from './hi/goods-texts.ts';
import { historyTexts } from './hi/history-texts.ts';
import { noticesTexts } from './hi/notices-texts.ts';
import { payTexts } from './hi/pay-texts.ts';
import { paymentsTexts } from './hi/payments-texts.ts';
import { pinpadTexts } from './hi/pinpad-texts.ts';
import { receiptTexts } from './hi/receipt-texts.ts';
import { reportTexts } from './hi/report-texts.ts';
import { sellTexts } from './hi/sell-texts.ts';
import { settingsTexts } from './hi/settings-texts.ts';
import { settlementTexts } from './hi/settlement-texts.ts';
import { staffTexts } from './hi/staff-texts.ts';
import { statementTexts } from './hi/statement-texts.ts';
import { storyTexts } from './hi/story-texts.ts';
import { tenderTexts } from './hi/tender-texts.ts';
import { terminalsTexts } from './hi/terminals-texts.ts';
import { webhooksTexts } from './hi/webhooks-texts.ts';
import { wireTexts } from './hi/wire-texts.ts';

/**
 * Every text of the windows in Hindi, as it is spoken at a counter: गल्ला is the till, मशीन the terminal.
 * Keys and card names stay as they are printed on them.
 */
export const hi: Catalogue = {
  ...frameTexts,
  ...sellTexts,
  ...payTexts,
  ...tenderTexts,
  ...webhooksTexts,
  ...wireTexts,
  ...customerTexts,
  ...goodsTexts,
  ...noticesTexts,
  ...historyTexts,
  ...paymentsTexts,
  ...auditTexts,
  ...settlementTexts,
  ...statementTexts,
  ...reportTexts,
  ...gatewayTexts,
  ...attentionTexts,
  ...storyTexts,
  ...settingsTexts,
  ...pinpadTexts,
  ...receiptTexts,
  ...staffTexts,
  ...terminalsTexts,
  ...failureTexts(hindi.failures),
  ...findingTexts(hindiFindings),
};
