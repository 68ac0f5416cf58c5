import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import type { Operation } from './operation.ts';
import type { GatewayServices } from './surface.ts';

const health = Type.Object({
  status: Type.Literal('ok'),
  devices: Type.Array(
    Type.Object({
      device_id: Type.String(),
      connection: Type.Enum(['connecting', 'ready', 'absent']),
    }),
  ),
  unresolved: Type.Integer(),
  queue_depth: Type.Integer(),
});

const operation: Operation = {
  id: 'health',
  summary: 'Whether the gateway answers, each terminal’s line, payments in doubt, writes that wait',
  key: 'none',
  answer: { name: 'Health', schema: health },
  errors: [],
};

/**
 * `GET /healthz`: whether the gateway answers, how each terminal's line is, how many payments are in
 * doubt, and how many writes wait for the disk. It needs no key, so it tells nothing that is worth one.
 */
export function addHealth(
  app: FastifyInstance,
  { till, waitingWrites }: Pick<GatewayServices, 'till' | 'waitingWrites'>,
): void {
  app.get(
    '/healthz',
    { config: { operation } },
    (): Static<typeof health> => ({
      status: 'ok',
      devices: till.terminals.list().map(({ terminal, connection }) => ({
        device_id: terminal.id,
        connection: connection.type,
      })),
      unresolved: till.checkouts.open().filter(({ state }) => state === 'in_doubt').length,
      queue_depth: waitingWrites(),
    }),
  );
}
