import type { FastifyInstance } from 'fastify';
import Type from 'typebox';
import type { SimulatorDetails } from '../../../shared/pinpad.ts';
import { type SimulatorAction, simulatorActions } from '../../../shared/terminal.ts';
import type { ErrorAnswer } from '../error-envelope.ts';
import type { Operation, Parameter } from '../operation.ts';
import type { GatewayServices } from '../surface.ts';
import { faceEntity, faceSchema } from './simulator-face.ts';

/**
 * `POST /simulator/terminals/{device_id}/{action}` presses a key on a simulated terminal, and GET of the
 * terminal is what somebody in front of it sees. There are no such paths outside demo. They ask for no
 * key, since only programs on this machine get this far and no money can move.
 */
export function addSimulatorRoutes(
  app: FastifyInstance,
  { simulator }: Pick<GatewayServices, 'simulator'>,
): void {
  if (!simulator) return;
  app.post<{ Params: { device_id: string; action: string }; Querystring: Query }>(
    '/simulator/terminals/:device_id/:action',
    { config: { operation: pressing } },
    (request, reply) => {
      const { device_id, action } = request.params;
      const details = detailsOf(request.query);
      if (!details) return refuse('detail_invalid');
      const result = isSimulatorAction(action)
        ? simulator.act(device_id, action, details)
        : 'unknown_action';
      return result === 'done' ? reply.send({ device_id, action, result }) : refuse(result);

      function refuse(why: keyof typeof refusals) {
        const { status, error } = refusals[why];
        return reply.code(status).send({ error });
      }
    },
  );

  app.get<{ Params: { device_id: string } }>(
    '/simulator/terminals/:device_id',
    { config: { operation: looking } },
    (request, reply) => {
      const face = simulator.face(request.params.device_id);
      if (face) return reply.send(faceEntity(face));
      const { status, error } = refusals.unknown_terminal;
      return reply.code(status).send({ error });
    },
  );
}

type Query = Readonly<Record<string, string | readonly string[]>>;

const details: readonly Parameter[] = [
  {
    in: 'query',
    name: 'seconds',
    description: 'With late: how late the next answer comes; 4 when nothing is said',
    schema: Type.Number({ minimum: 0.1, maximum: 600 }),
  },
  {
    in: 'query',
    name: 'address',
    description: 'With scan-upi: success@razorpay or any other pays, failure@razorpay is refused',
    schema: Type.String({ maxLength: 100 }),
  },
];

const pressed = Type.Object({
  device_id: Type.String(),
  action: Type.Enum([...simulatorActions]),
  result: Type.Literal('done'),
});

const pressing: Operation = {
  id: 'pressSimulator',
  summary: `Press a key on a simulated terminal: ${simulatorActions.join(', ')}`,
  key: 'none',
  parameters: details,
  answer: { name: 'PressedKey', schema: pressed },
  errors: [400, 404, 409],
};

const looking: Operation = {
  id: 'seeSimulator',
  summary: 'What somebody in front of a simulated terminal sees, and how it stands there',
  key: 'none',
  answer: { name: 'TerminalFace', schema: faceSchema },
  errors: [404],
};

function detailsOf({ seconds, address }: Query): SimulatorDetails | undefined {
  const late = Number(seconds);
  if (seconds !== undefined && !(late >= 0.1 && late <= 600)) return undefined;
  if (typeof address === 'object' || (address && address.length > 100)) return undefined;
  return {
    ...(seconds === undefined ? {} : { seconds: late }),
    ...(address === undefined ? {} : { address }),
  };
}

function isSimulatorAction(text: string): text is SimulatorAction {
  return (simulatorActions as readonly string[]).includes(text);
}

const refusals = {
  detail_invalid: refusal(400, 'detail_invalid', 'seconds is 0.1 to 600, address a UPI address'),
  unknown_action: refusal(404, 'unknown_action', 'A simulated terminal has no such key'),
  unknown_terminal: refusal(404, 'unknown_terminal', 'There is no such simulated terminal'),
  not_now: refusal(409, 'not_now', 'The simulated terminal is not waiting for that'),
} as const;

function refusal(status: number, reason: string, description: string): ErrorAnswer {
  return { status, error: { code: 'BAD_REQUEST_ERROR', description, source: 'simulator', reason } };
}
