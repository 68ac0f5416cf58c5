import type { auditTexts as english } from '../en/audit-texts.ts';
import type { SameKeys } from '../same-keys.ts';

/** In Hindi: who did what, and whether the book is whole. */
export const auditTexts: SameKeys<typeof english> = {
  'audit.title': 'किसने क्या किया',
  'audit.list': 'बही की प्रविष्टियाँ, नई पहले',
  'audit.group': 'किस बारे में',
  'audit.group.money': 'भुगतान और रिफ़ंड',
  'audit.group.sales': 'बिक्री',
  'audit.group.people': 'लोग और पिन',
  'audit.group.shop': 'सेटिंग, सामान, टर्मिनल',
  'audit.group.printing': 'छपाई',
  'audit.group.webhooks': 'वेबहुक',
  'audit.person': 'किसने किया या मंज़ूर किया',
  'audit.none': 'बही में ऐसा कुछ नहीं है।',
  'audit.no_answer': 'गल्ले ने जवाब नहीं दिया। लौटकर फिर कोशिश करें।',
  'audit.verify': 'बही जाँचें',
  'audit.verify.asking': 'पूरी बही देख रहे हैं…',
  'audit.verify.whole': 'ठीक है: {count} में से कोई प्रविष्टि नहीं बदली।',
  'audit.verify.broken': 'प्रविष्टि {seq} बदली गई या गायब है। कंप्यूटर को ऐसे ही रहने दें और मदद बुलाएँ।',
  'audit.kind.terminal': 'टर्मिनल: {name}',
  'audit.kind.item': 'सामान: {name}',
  'audit.kind.staff': 'व्यक्ति: {name}',
  'audit.kind.pin': '{name} का नया पिन',
  'audit.kind.pin_right': '{name} का सही पिन',
  'audit.kind.pin_wrong': '{name} का गलत पिन',
  'audit.kind.held_sale': 'बिक्री रोकी गई या फिर ली गई {name}',
  'audit.kind.setting': 'सेटिंग: {name}',
  'audit.kind.webhook_endpoint': 'वेबहुक का पता {name}',
  'audit.kind.webhook_event': 'वेबहुक की घटना {name}',
  'audit.kind.incoming_webhook': 'प्रदाता का वेबहुक {name}',
  'audit.kind.webhook_delivery': 'वेबहुक भेजा {name}',
};
