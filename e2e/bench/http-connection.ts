import { connect, type Socket } from 'node:net';

/** One request, as cheap to write as can be: `head` is everything up to the empty line. */
export interface WireRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface WireAnswer {
  readonly status: number;
  readonly body: string;
}

/** A connection that is kept alive and carries one request at a time. */
export interface HttpConnection {
  send(request: WireRequest): Promise<WireAnswer>;
  close(): void;
}

const answerLimit = 30_000;

/**
 * Speaks as much HTTP/1.1 as the measured servers need: answers with a Content-Length. Costs a
 * fraction of what node:http does, so that the load does not measure itself. Every failure rejects
 * what is being waited for and closes the connection.
 */
export function openConnection(address: string): Promise<HttpConnection> {
  const { hostname, port, host } = new URL(address);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  const connection = createConnection(socket, host);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(connection));
    socket.once('error', reject);
  });
}

function createConnection(socket: Socket, host: string): HttpConnection {
  let received = '';
  let waiting: { resolve(answer: WireAnswer): void; reject(error: Error): void } | undefined;

  // One byte, one character: lengths in the head count bytes.
  socket.setEncoding('latin1');
  socket.setTimeout(answerLimit, () => socket.destroy(new Error('No answer')));
  socket.on('data', (text: string) => {
    received += text;
    const answer = readAnswer(received);
    if (answer === undefined) return;
    received = received.slice(answer.length);
    waiting?.resolve(answer);
    waiting = undefined;
  });
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('The connection was closed')));

  return {
    send({ method, path, headers, body }) {
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const length = body === undefined ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
      const head = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${lines.join('')}${length}\r\n`;
      return new Promise((resolve, reject) => {
        if (socket.destroyed) return reject(new Error('The connection is closed'));
        waiting = { resolve, reject };
        socket.write(head + (body ?? ''), 'utf8');
      });
    },
    close: () => void socket.destroy(),
  };

  function fail(error: Error): void {
    waiting?.reject(error);
    waiting = undefined;
  }
}

/** The first whole answer in what was received, with its length there; undefined: not all here yet. */
function readAnswer(received: string): (WireAnswer & { readonly length: number }) | undefined {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = received.slice(0, headEnd).toLowerCase();
  const bodyStart = headEnd + 4;
  const end = bodyStart + Number(/\r\ncontent-length: *(\d+)/.exec(head)?.[1] ?? 0);
  if (received.length < end) return undefined;
  const body = Buffer.from(received.slice(bodyStart, end), 'latin1').toString();
  return { status: Number(head.slice(9, 12)), body, length: end };
}
