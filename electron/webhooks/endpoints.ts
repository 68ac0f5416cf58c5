import type { WebhookEndpoint } from '../../shared/webhook.ts';
import type { Reader } from '../ledger/ledger.ts';

/** Those that have not been removed, oldest first. */
export function liveEndpoints(
  ledger: Pick<Reader, 'webhookEndpoints'>,
): readonly WebhookEndpoint[] {
  return ledger.webhookEndpoints().filter(({ state }) => state !== 'removed');
}

/** Under which name this till's events come; made with the first endpoint and kept for good. */
export const accountSetting = 'webhookAccount';

export function accountOf(ledger: Pick<Reader, 'setting'>): string | undefined {
  const kept = ledger.setting(accountSetting);
  return typeof kept === 'string' ? kept : undefined;
}
