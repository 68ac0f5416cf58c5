import type { FastifyInstance } from 'fastify';
import type { GatewayServices } from './surface.ts';

/**
 * `GET /healthz`: whether the gateway answers, how each terminal's line is, and how many payments are in
 * doubt. It needs no key, so it tells nothing that is worth one.
 */
export function addHealth(app: FastifyInstance, { till }: Pick<GatewayServices, 'till'>): void {
  app.get('/healthz', () => ({
    status: 'ok',
    devices: till.terminals.list().map(({ terminal, connection }) => ({
      device_id: terminal.id,
      connection: connection.type,
    })),
    unresolved: till.checkouts.open().filter(({ state }) => state === 'in_doubt').length,
  }));
}
