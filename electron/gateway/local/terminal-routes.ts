import type { FastifyInstance, FastifyReply } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { KeyScope } from '../../../shared/gateway-keys.ts';
import { linkSchema, wantedTerminalSchema } from '../../../shared/ipc-terminals.ts';
import { englishFindings } from '../../../shared/messages/findings-en.ts';
import type { PairingAnswer, WantedTerminal } from '../../../shared/pairing.ts';
import { requireKey } from '../authorisation.ts';
import type { Operation } from '../operation.ts';
import type { SurfaceServices } from '../surface.ts';
import {
  entityOfExamination,
  entityOfFrame,
  entityOfLine,
  entityOfProbe,
  entityOfTerminal,
  examinationEntity,
  frameEntity,
  lineEntity,
  probeEntity,
  terminalEntity,
} from './terminal-entities.ts';
import { type Refusal, refusalOfPairing, refusals } from './terminal-refusals.ts';

const isProbeBody = Compile(Type.Object({ link: linkSchema }, { additionalProperties: false }));
const isWanted = Compile(wantedTerminalSchema);
const changesSchema = Type.Object(
  {
    in_service: Type.Optional(Type.Boolean()),
    slips: Type.Optional(Type.Enum(['terminal', 'till'])),
    display: Type.Optional(Type.Enum(['own', 'codes'])),
  },
  { additionalProperties: false, minProperties: 1 },
);
const isChanges = Compile(changesSchema);

/** How far back `logs` looks, and how much of it is told at most. */
const logPeriod = 24 * 60 * 60_000;
const mostFrames = 500;

/**
 * `/local/v1/terminals`: list, find, say hello, pair, switch off and on, examine, and what was said on a
 * line. Looking takes the scope `sell`, everything else `pair`.
 */
export function addTerminalRoutes(app: FastifyInstance, services: SurfaceServices): void {
  const { pairing, till, keys, clock } = services;
  if (!pairing) return;
  const { desk, readFrames } = pairing;
  const route = (scope: KeyScope, operation: Operation) => ({
    onRequest: requireKey(keys, { scope, secret: 'required' }),
    config: { operation },
  });
  const entityOf = (id: string) => {
    const terminal = desk.all().find((each) => each.id === id);
    const status = till.terminals.list().find((each) => each.terminal.id === id);
    return terminal && entityOfTerminal(terminal, status?.connection ?? null);
  };
  type ById = { Params: { device_id: string } };

  app.get('/terminals', route('sell', operations.list), (_request, reply) => {
    const items = desk.all().map(({ id }) => entityOf(id));
    return reply.send({ entity: 'collection', count: items.length, items });
  });
  app.get('/terminals/lines', route('pair', operations.find), async (_request, reply) => {
    const items = (await desk.find()).map(entityOfLine);
    return reply.send({ entity: 'collection', count: items.length, items });
  });
  app.post('/terminals/probe', route('pair', operations.probe), async ({ body }, reply) => {
    if (!isProbeBody.Check(body)) return refuse(reply, refusals.body);
    const answer = await desk.probe(body.link);
    return answer ? reply.send(entityOfProbe(answer)) : refuse(reply, refusals.line_taken);
  });
  app.post('/terminals', route('pair', operations.pair), async ({ body, keyId }, reply) => {
    if (!isWanted.Check(body)) return refuse(reply, refusals.body);
    return told(reply, await desk.pair(body as WantedTerminal, { type: 'key', keyId }));
  });
  app.get<ById>('/terminals/:device_id', route('sell', operations.fetch), (request, reply) => {
    const entity = entityOf(request.params.device_id);
    return entity ? reply.send(entity) : refuse(reply, refusals.unknown_terminal);
  });
  app.patch<ById>(
    '/terminals/:device_id',
    route('pair', operations.change),
    async ({ body, keyId, params }, reply) => {
      if (!isChanges.Check(body)) return refuse(reply, refusals.body);
      const actor = { type: 'key', keyId } as const;
      const { in_service: inService, ...changes } = body;
      const { device_id: id } = params;
      // What it is to be like is settled before it is switched on, so that it begins with it.
      const isChange = Object.keys(changes).length > 0;
      const changed = isChange ? await desk.change(id, changes, actor) : undefined;
      if (inService === undefined || changed?.ok === false) {
        return told(reply, changed ?? { ok: true, terminalId: id });
      }
      return told(reply, await desk.setInService(id, inService, actor));
    },
  );
  app.post<ById>(
    '/terminals/:device_id/test',
    route('pair', operations.examine),
    async ({ params }, reply) => {
      const examination = await desk.examine(params.device_id);
      return examination
        ? reply.send(entityOfExamination(examination, (code) => englishFindings[code]))
        : refuse(reply, refusals.unknown_terminal);
    },
  );
  app.get<ById>(
    '/terminals/:device_id/logs',
    route('pair', operations.logs),
    async ({ params }, reply) => {
      if (!entityOf(params.device_id)) return refuse(reply, refusals.unknown_terminal);
      const to = clock.now();
      const query = { terminalId: params.device_id, from: to - logPeriod, to, limit: 100_000 };
      const items = (await readFrames(query)).slice(-mostFrames).map(entityOfFrame);
      return reply.send({ entity: 'collection', count: items.length, items });
    },
  );

  function told(reply: FastifyReply, answer: PairingAnswer): FastifyReply {
    if (answer.ok) return reply.send(entityOf(answer.terminalId));
    return refuse(reply, refusalOfPairing(answer.why));
  }
}

function refuse(reply: FastifyReply, { status, error }: Refusal): FastifyReply {
  return reply.code(status).send({ error });
}

const collectionOf = (name: string, items: TSchema) => ({
  name,
  schema: Type.Object({
    entity: Type.Literal('collection'),
    count: Type.Integer(),
    items: Type.Array(items),
  }),
});
const terminal = { name: 'Terminal', schema: terminalEntity };

const operations = {
  list: {
    id: 'listTerminals',
    summary: 'The terminals of this till, also those out of service, and how their lines are doing',
    key: 'with secret',
    answer: collectionOf('Terminals', terminalEntity),
    errors: [401, 403],
  },
  fetch: {
    id: 'fetchTerminal',
    summary: 'One terminal and how its line is doing',
    key: 'with secret',
    answer: terminal,
    errors: [401, 403, 404],
  },
  find: {
    id: 'findLines',
    summary: 'Ports of this computer that a terminal may be on, likeliest first',
    key: 'with secret',
    answer: collectionOf('Lines', lineEntity),
    errors: [401, 403],
  },
  probe: {
    id: 'probeLine',
    summary: 'Says hello on a line in every language at every usual speed; charges nobody',
    key: 'with secret',
    body: { name: 'ProbeRequest', schema: Type.Object({ link: linkSchema }) },
    answer: { name: 'Probe', schema: probeEntity },
    errors: [400, 401, 403, 409],
    example: { link: { type: 'tcp', host: '192.168.1.50', port: 20_007 } },
  },
  pair: {
    id: 'pairTerminal',
    summary: 'Pairs a terminal; the id is the device_id of its checkouts, made up when left out',
    key: 'with secret',
    body: { name: 'WantedTerminal', schema: wantedTerminalSchema },
    answer: terminal,
    errors: [400, 401, 403, 409],
    example: {
      name: 'Front counter',
      protocol: 'zvt',
      link: { type: 'tcp', host: '192.168.1.50', port: 20_007 },
      route: 'local',
    },
  },
  change: {
    id: 'changeTerminal',
    summary: 'Switches a terminal off or on; who prints its slips, and whether it shows codes',
    key: 'with secret',
    body: { name: 'TerminalChanges', schema: changesSchema },
    answer: terminal,
    errors: [400, 401, 403, 404, 409],
    example: { in_service: false },
  },
  examine: {
    id: 'testTerminal',
    summary: 'Examines a terminal: cable, permission, port, speed, hello, clock, last transaction',
    key: 'with secret',
    answer: { name: 'Examination', schema: examinationEntity },
    errors: [401, 403, 404],
  },
  logs: {
    id: 'readTerminalLog',
    summary: 'What was said on its line in the last 24 hours, newest last, masked',
    key: 'with secret',
    answer: collectionOf('Frames', frameEntity),
    errors: [401, 403, 404],
  },
} as const satisfies Record<string, Operation>;
