import type { IpcAnswers, IpcRequest } from '../../shared/ipc.ts';
import type { WebhooksPage } from '../../shared/ipc-webhooks.ts';
import type {
  DeliveryAnswer,
  EndpointAnswer,
  EndpointRefusal,
  SecretAnswer,
  WantedEndpoint,
} from '../../shared/webhook.ts';
import type { Call } from '../ipc.ts';
import type { Unanswered } from './terminal-asks.ts';

/** Endpoints and what was sent to them. None rejects. */
export interface WebhookAsks {
  page(): Promise<WebhooksPage | Unanswered>;
  make(wanted: WantedEndpoint): Promise<SecretAnswer | Unanswered>;
  change(id: string, wanted: WantedEndpoint): Promise<EndpointAnswer | Unanswered>;
  renewSecret(id: string): Promise<SecretAnswer | Unanswered>;
  step(id: string, step: EndpointStep): Promise<EndpointAnswer | Unanswered>;
  deliveries(
    query: IpcRequest<'webhooks.deliveries'>,
  ): Promise<IpcAnswers['webhooks.deliveries'] | Unanswered>;
  /** Null where nothing is known of it. */
  body(deliveryId: string): Promise<string | null>;
  replay(deliveryId: string): Promise<DeliveryAnswer | Unanswered>;
  test(endpointId: string): Promise<DeliveryAnswer | Unanswered>;
}

export type EndpointStep = 'pause' | 'resume' | 'remove';

/** Why something was not done. */
export type WebhookProblem = EndpointRefusal | Unanswered;

export function createWebhookAsks(call: Call): WebhookAsks {
  return {
    page: async () => answerOf(await call('webhooks.page', {})),
    make: async ({ url, events }) =>
      answerOf(await call('webhooks.make', { url, events: [...events] })),
    change: async (id, { url, events }) =>
      answerOf(await call('webhooks.change', { id, url, events: [...events] })),
    renewSecret: async (id) => answerOf(await call('webhooks.renew_secret', { id })),
    step: async (id, step) => answerOf(await call(`webhooks.${step}`, { id })),
    deliveries: async (query) => answerOf(await call('webhooks.deliveries', query)),
    async body(id) {
      const answer = answerOf(await call('webhooks.body', { id }));
      return typeof answer === 'string' ? null : answer.body;
    },
    replay: async (id) => answerOf(await call('webhooks.replay', { id })),
    test: async (id) => answerOf(await call('webhooks.test', { id })),
  };
}

function answerOf<Answer extends object>(
  result: { readonly type: 'answer'; readonly answer: Answer } | { readonly type: string },
): Answer | Unanswered {
  if ('answer' in result) return result.answer;
  return result.type === 'not_allowed' ? 'not_allowed' : 'no_answer';
}
