import type { WebhookDelivery } from '../../shared/webhook.ts';

/** What has not arrived yet, in the order in which it happened. Only the first of a lane may go. */
export interface DeliveryQueue {
  /** Adds it, or puts it instead of what it was; one that is no longer queued goes. */
  put(delivery: WebhookDelivery): void;
  /** The first of each lane of this endpoint. */
  heads(endpointId: string): readonly WebhookDelivery[];
  size(endpointId: string): number;
}

type Lane = Map<string, WebhookDelivery>;

export function createDeliveryQueue(): DeliveryQueue {
  const endpoints = new Map<string, Map<string, Lane>>();

  return {
    put(delivery) {
      const { id, endpointId, lane: name, state } = delivery;
      const lanes = endpoints.get(endpointId) ?? new Map<string, Lane>();
      const lane = lanes.get(name) ?? new Map<string, WebhookDelivery>();
      // A map keeps the place of what it has already.
      if (state === 'queued') lane.set(id, delivery);
      else lane.delete(id);
      if (lane.size > 0) lanes.set(name, lane);
      else lanes.delete(name);
      endpoints.set(endpointId, lanes);
    },
    heads(endpointId) {
      return [...lanesOf(endpointId)].flatMap((lane) => {
        const [first] = lane.values();
        return first ? [first] : [];
      });
    },
    size(endpointId) {
      return [...lanesOf(endpointId)].reduce((sum, lane) => sum + lane.size, 0);
    },
  };

  function lanesOf(endpointId: string): Iterable<Lane> {
    return endpoints.get(endpointId)?.values() ?? [];
  }
}
