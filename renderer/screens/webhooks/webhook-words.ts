import type {
  PauseReason,
  ShownEndpoint,
  WebhookDelivery,
  WebhookOutcome,
  WebhookTry,
} from '../../../shared/webhook.ts';
import type { IconName } from '../../components/icon.tsx';
import type { Words } from '../../i18n/words.ts';

/** How a delivery stands: what has been tried in vain is told apart from what waits its turn. */
export type DeliveryWord = 'waiting' | 'trying' | 'delivered' | 'given_up' | 'dropped';

export function deliveryWord({ state, tries }: WebhookDelivery): DeliveryWord {
  if (state !== 'queued') return state;
  return tries.length > 0 ? 'trying' : 'waiting';
}

export const deliveryIcons: Readonly<Record<DeliveryWord, IconName>> = {
  waiting: 'wait',
  trying: 'alert',
  delivered: 'check',
  given_up: 'cross',
  dropped: 'stop',
};

export function endpointWord({
  state,
  hasSecret,
  pausedBecause,
}: ShownEndpoint): 'active' | 'paused' | 'no_secret' | PauseReason {
  if (!hasSecret) return 'no_secret';
  if (state === 'paused' && pausedBecause) return pausedBecause;
  return state === 'paused' ? 'paused' : 'active';
}

export function outcomeWords(outcome: WebhookOutcome, { t, count }: Words): string {
  if (outcome.type === 'failed') return t(`webhooks.trouble.${outcome.trouble}`);
  return t(answeredKey(outcome.status), { status: count(outcome.status) });
}

export function tryWords({ outcome, milliseconds }: WebhookTry, words: Words): string {
  return words.t('webhooks.try', {
    outcome: outcomeWords(outcome, words),
    milliseconds: words.count(Math.round(milliseconds)),
  });
}

export function momentWords(at: number, { day, time }: Words): string {
  return `${day(at)}, ${time(at)}`;
}

function answeredKey(status: number) {
  if (status >= 200 && status < 300) return 'webhooks.answered.taken';
  return status >= 300 && status < 400
    ? 'webhooks.answered.elsewhere'
    : 'webhooks.answered.refused';
}
