import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { HttpFault } from '../http-fault.ts';
import type { GatewayServices } from '../surface.ts';

/** Counts a call; throws a 429 when there were too many. */
export type Limit = (request: FastifyRequest) => Promise<void>;

export interface RateLimits {
  /** Of an address: in a second and in a minute. */
  readonly address: Limit;
  /** Of a key, in an hour; to be asked once the key is known to be right. */
  readonly key: Limit;
}

/**
 * The limits of the document (M28), on this module alone: `/v1` is polled by tills every second (X32).
 * `use` gets them as soon as they can count.
 */
export function withRateLimits(
  app: FastifyInstance,
  { settings, checkouts, clock }: Pick<GatewayServices, 'settings' | 'checkouts' | 'clock'>,
  use: (limits: RateLimits) => void,
): void {
  const { limitFactor } = checkouts;
  const era = countEras(clock.now);
  app.register(rateLimit, { global: false });
  void app.after(() => {
    const counted = (
      name: 'callsPerSecond' | 'callsPerMinute' | 'callsPerHour',
      timeWindow: number,
      who: (request: FastifyRequest) => string,
    ): Limit => {
      const max = () => settings()[name] * limitFactor;
      const keyGenerator = (request: FastifyRequest) => `${era()} ${who(request)}`;
      const check = app.createRateLimit({ max, timeWindow, keyGenerator });
      return async (request) => {
        const told = await check(request);
        if (told.isAllowed || !told.isExceeded) return;
        const seconds = String(Math.max(1, told.ttlInSeconds));
        throw new HttpFault('too_many_requests', { headers: { 'retry-after': seconds } });
      };
    };
    const bySecond = counted('callsPerSecond', 1_000, ({ ip }) => ip);
    const byMinute = counted('callsPerMinute', 60_000, ({ ip }) => ip);
    const byHour = counted('callsPerHour', 3_600_000, ({ keyId }) => keyId);
    use({
      address: async (request) => {
        await bySecond(request);
        await byMinute(request);
      },
      key: async (request) => {
        if (request.keyId !== '') await byHour(request);
      },
    });
  });
}

/**
 * The plugin counts by the time of day. Where somebody sets that back, what was counted before would stand
 * until it is as late again, so the counting begins anew. Setting it by less than a second is nothing.
 */
function countEras(now: () => number): () => number {
  let era = 0;
  let last = now();
  return () => {
    const at = now();
    if (at < last - 1_000) era += 1;
    last = at;
    return era;
  };
}
