import { english } from '../../shared/messages/en.ts';
import { englishFindings } from '../../shared/messages/findings-en.ts';
import { attentionTexts } from './en/attention-texts.ts';
import { auditTexts } from './en/audit-texts.ts';
import { customerTexts } from './en/customer-texts.ts';
import { frameTexts } from './en/frame-texts.ts';
import { gatewayTexts } from './en/gateway-texts.ts';
import { goodsTexts } from './en/goods-texts.ts';
import { historyTexts } from './en/history-texts.ts';
import { noticesTexts } from './en/notices-texts.ts';
import { payTexts } from './en/pay-texts.ts';
import { paymentsTexts } from './en/payments-texts.ts';
import { pinpadTexts } from './en/pinpad-texts.ts';
import { receiptTexts } from './en/receipt-texts.ts';
import { reportTexts } from './en/report-texts.ts';
import { sellTexts } from './en/sell-texts.ts';
import { settingsTexts } from './en/settings-texts.ts';
import { settlementTexts } from './en/settlement-texts.ts';
import { staffTexts } from './en/staff-texts.ts';
import { statementTexts } from './en/statement-texts.ts';
import { storyTexts } from './en/story-texts.ts';
import { tenderTexts } from './en/tender-texts.ts';
import { terminalsTexts } from './en/terminals-texts.ts';
import { webhooksTexts } from './en/webhooks-texts.ts';
import { wireTexts } from './en/wire-texts.ts';
import { failureTexts } from './failure-texts.ts';
import { findingTexts } from './finding-texts.ts';

/**
 * Every text of the windows in English, one file for each group of screens. Another language is files
 * with the same keys; `{names}` in braces are filled in and must stay as they are. Keys that end in a
 * word of the vocabulary (a state, a failure code, a refusal) are looked up by that word, so the
 * compiler notices one that is missing.
 */
export const en = {
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
  ...failureTexts(english.failures),
  ...findingTexts(englishFindings),
} as const;
