import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../shared/clock.ts';
import { answerOfFault, everyAnswer } from './error-envelope.ts';
import { HttpFault, httpFaultOf } from './http-fault.ts';

/**
 * Answers what Node's HTTP server would answer by itself, or drop, before any handler sees it: broken
 * requests, an Expect it does not know, CONNECT. Every caller gets JSON in the error shape.
 */
export function answerWireFaults(server: Server, clock: Pick<Clock, 'after'>): void {
  const answered = new WeakSet<Duplex>();

  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // What else comes on this line is read away and judged no more.
    if (answered.has(socket)) return;
    const isGone = error.code === 'ECONNRESET' || !socket.writable;
    if (isGone) socket.destroy();
    else endWithFault(socket, faultOfParser(error));
  });
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { status, text } = worded(new HttpFault('expectation_failed'));
    response.writeHead(status, { ...headersOf(text), connection: 'close' }).end(text);
  });
  server.on('connect', (_request: IncomingMessage, socket: Duplex) => {
    // Node takes its own listener off before it hands the socket over.
    socket.on('error', () => socket.destroy());
    endWithFault(socket, new HttpFault('method_not_allowed'));
  });

  /**
   * A line that is closed while its caller still sends is reset, and the answer is lost with it. So the
   * rest is read away until the caller closes too, or takes too long.
   */
  function endWithFault(socket: Duplex, fault: HttpFault): void {
    answered.add(socket);
    const { status, text } = worded(fault);
    const headers = Object.entries(headersOf(text)).map(([name, value]) => `${name}: ${value}`);
    const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...headers, 'connection: close'];
    socket.end([...head, '', text].join('\r\n'));
    socket.resume();
    const name = 'gateway: the rest of a broken request';
    socket.once(
      'close',
      clock.after(lingerMilliseconds, name, () => socket.destroy()),
    );
  }
}

const lingerMilliseconds = 2_000;

/** What the parser does not name is the caller's: no handler of ours has run yet. */
function faultOfParser(error: Error): HttpFault {
  const fault = httpFaultOf(error);
  return fault.kind === 'unexpected' ? new HttpFault('malformed_request') : fault;
}

function headersOf(text: string) {
  return { ...everyAnswer, 'content-length': Buffer.byteLength(text) };
}

function worded(fault: HttpFault): { readonly status: number; readonly text: string } {
  const { status, error } = answerOfFault(fault);
  return { status, text: JSON.stringify({ error }) };
}
