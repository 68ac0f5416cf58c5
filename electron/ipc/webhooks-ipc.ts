import type { Actor } from '../../shared/actor.ts';
import type { IpcChannel } from '../../shared/ipc.ts';
import type { WebhookDesk } from '../../shared/webhook.ts';
import type { IpcHandlers } from './handle.ts';

export interface WebhookFacts {
  readonly webhookDesk: WebhookDesk;
  /** Who stands at the window. */
  readonly actor: () => Actor;
}

/** Endpoints, and what was sent to them. */
export function webhookHandlers(
  facts: WebhookFacts,
): Pick<IpcHandlers, Extract<IpcChannel, `webhooks.${string}`>> {
  const { webhookDesk: desk, actor } = facts;
  return {
    'webhooks.page': () => ({
      endpoints: desk.list(),
      obstacle: desk.obstacle(),
      allowed: desk.allowed(),
    }),
    'webhooks.make': async (wanted) => await desk.make(wanted, actor()),
    'webhooks.change': async ({ id, ...wanted }) => await desk.change(id, wanted, actor()),
    'webhooks.renew_secret': async ({ id }) => await desk.renewSecret(id, actor()),
    'webhooks.pause': async ({ id }) => await desk.pause(id, actor()),
    'webhooks.resume': async ({ id }) => await desk.resume(id, actor()),
    'webhooks.remove': async ({ id }) => await desk.remove(id, actor()),
    'webhooks.deliveries': (query) => ({ deliveries: desk.deliveries(query) }),
    'webhooks.body': ({ id }) => ({ body: desk.body(id) ?? null }),
    'webhooks.replay': async ({ id }) => await desk.replay(id, actor()),
    'webhooks.test': async ({ id }) => await desk.test(id, actor()),
  };
}
