import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import { requireKey } from '../authorisation.ts';
import { everyAnswer } from '../error-envelope.ts';
import { HttpFault } from '../http-fault.ts';
import type { Operation } from '../operation.ts';
import type { SurfaceServices } from '../surface.ts';
import { frameOfEntry, frameOfTerminal } from './event-frames.ts';
import { type EventStream, openEventStream } from './event-stream.ts';

const mostStreams = 64;

/**
 * `GET /local/v1/events`: everything that changes, as it changes, after it is on disk (server-sent
 * events). `Last-Event-ID` goes on after that entry of the journal.
 */
export function addEventRoutes(app: FastifyInstance, services: SurfaceServices): void {
  const { events, till, clock, keys, log, showChange } = services;
  let faults = 0;
  const streams = new Map<EventStream, () => void>();
  const terminals = () => till.terminals.list().map(frameOfTerminal).join('');
  const framesAfter = (seq: number, limit: number) =>
    events.entriesAfter(seq, limit).map((entry) => frameOfEntry(entry, showChange));

  const fault = (error: unknown) => {
    faults += 1;
    const reference = `events-${faults}`;
    log({ event: 'gateway.fault', reference, method: 'GET', route: '/local/v1/events', error });
  };

  const stopHearing = [
    events.onCommit((entries) => {
      if (streams.size === 0) return;
      const frames = entries.map((entry) => frameOfEntry(entry, showChange));
      for (const stream of [...streams.keys()]) stream.committed(frames);
    }),
    till.terminals.onChange((status) => {
      const text = frameOfTerminal(status);
      for (const stream of [...streams.keys()]) stream.terminalChanged(text);
    }),
  ];
  app.addHook('preClose', (done) => {
    for (const stop of stopHearing) stop();
    for (const end of [...streams.values()]) end();
    done();
  });

  const onRequest = requireKey(keys, { scope: 'sell', secret: 'required' });
  app.get('/events', { onRequest, config: { operation } }, (request, reply) => {
    const after = lastEventId(request);
    if (streams.size >= mostStreams) throw new HttpFault('too_many_streams');
    stream(reply, after);
  });

  function stream(reply: FastifyReply, after: number | null): void {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      ...everyAnswer,
      'content-type': 'text/event-stream',
      // A stream is the last thing on its line: at shutdown nothing else is waited for.
      connection: 'close',
    });
    const sink = { write: (text: string) => raw.write(text), cut: () => void raw.destroy() };
    const opened = openEventStream({ sink, clock, after, framesAfter, terminals, fault });
    streams.set(opened, () => raw.end());
    raw.on('drain', () => opened.drained());
    raw.on('error', () => raw.destroy());
    raw.on('close', () => {
      opened.stop();
      streams.delete(opened);
    });
  }
}

const operation: Operation = {
  id: 'followEvents',
  summary: 'Everything that changes, as server-sent events: order, payment, activity and terminal',
  key: 'with secret',
  parameters: [
    {
      in: 'header',
      name: 'Last-Event-ID',
      description: 'Goes on after this event; without it, with what happens next',
      schema: Type.Integer({ minimum: 0 }),
    },
  ],
  answer: 'text/event-stream',
  errors: [400, 401, 429],
};

function lastEventId({ headers }: FastifyRequest): number | null {
  const given = headers['last-event-id'];
  if (given === undefined || given === '') return null;
  if (typeof given === 'string' && /^\d{1,15}$/.test(given)) return Number(given);
  throw new HttpFault('malformed_request');
}
