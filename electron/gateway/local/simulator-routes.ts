import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import { type SimulatorAction, simulatorActions } from '../../../shared/terminal.ts';
import type { ErrorAnswer } from '../error-envelope.ts';
import type { Operation } from '../operation.ts';
import type { GatewayServices } from '../surface.ts';

/**
 * `POST /simulator/terminals/{device_id}/{action}` presses a key on a simulated terminal. There is no
 * such path outside demo. It asks for no key, since only programs on this machine get this far and no
 * money can move.
 */
export function addSimulatorRoutes(
  app: FastifyInstance,
  { simulator }: Pick<GatewayServices, 'simulator'>,
): void {
  if (!simulator) return;
  app.post<{ Params: { device_id: string; action: string } }>(
    '/simulator/terminals/:device_id/:action',
    { config: { operation } },
    (request, reply) => {
      const { device_id, action } = request.params;
      const result = isSimulatorAction(action)
        ? simulator.act(device_id, action)
        : 'unknown_action';
      if (result === 'done') return reply.send({ device_id, action, result });
      const { status, error } = refusals[result];
      return reply.code(status).send({ error });
    },
  );
}

const pressed = Type.Object({
  device_id: Type.String(),
  action: Type.Enum([...simulatorActions]),
  result: Type.Literal('done'),
});

const operation: Operation = {
  id: 'pressSimulator',
  summary: `Press a key on a simulated terminal: ${simulatorActions.join(', ')}`,
  key: 'none',
  answer: { name: 'PressedKey', schema: pressed },
  errors: [404, 409],
};

function isSimulatorAction(text: string): text is SimulatorAction {
  return (simulatorActions as readonly string[]).includes(text);
}

const refusals: Readonly<Record<'unknown_action' | 'unknown_terminal' | 'not_now', ErrorAnswer>> = {
  unknown_action: refusal(404, 'unknown_action', 'A simulated terminal has no such key'),
  unknown_terminal: refusal(404, 'unknown_terminal', 'There is no such simulated terminal'),
  not_now: refusal(409, 'not_now', 'The simulated terminal is not waiting for that'),
};

function refusal(status: number, reason: string, description: string): ErrorAnswer {
  return { status, error: { code: 'BAD_REQUEST_ERROR', description, source: 'simulator', reason } };
}
