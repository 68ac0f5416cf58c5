import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Lower case, one line each. */
  readonly head: string;
  readonly body: string;
}

/** A line on which anything can be written; it says what came back until it was closed. */
export interface RawLine {
  /**
   * Writes the pieces one after the other and resolves with an answer for each of these methods, fewer
   * when the other side closes the line first. Rejects when neither happens in time.
   */
  ask(pieces: readonly string[], methods: readonly string[]): Promise<readonly RawAnswer[]>;
  /** Writes, says that nothing more will come, and resolves with every answer up to the end. */
  askAndEnd(pieces: readonly string[], method: string): Promise<readonly RawAnswer[]>;
  isOpen(): boolean;
  close(): void;
}

const answerWithin = 30_000;

export async function openRawLine(port: number): Promise<RawLine> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true });
  let received = '';
  let wake: () => void = () => undefined;
  let isOpen = true;
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
    wake();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isOpen = false;
    wake();
  });
  const connected = Promise.withResolvers<void>();
  socket.once('connect', connected.resolve);
  socket.once('close', () => connected.reject(new Error('The gateway takes no connection')));
  await connected.promise;

  async function write(pieces: readonly string[]): Promise<void> {
    for (const [number, piece] of pieces.entries()) {
      if (number > 0) await new Promise((resolve) => setImmediate(resolve));
      if (socket.writable) socket.write(piece, 'latin1');
    }
  }

  async function until(isEnough: () => boolean): Promise<void> {
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      socket.destroy();
    }, answerWithin);
    while (!isEnough() && isOpen) await new Promise<void>((resolve) => (wake = resolve));
    clearTimeout(timer);
    if (isLate) throw new Error(`No end after ${answerWithin} ms`);
  }

  function take(methods: readonly string[]): readonly RawAnswer[] {
    const answers: RawAnswer[] = [];
    for (const method of methods) {
      const answer = readAnswer(received, method);
      if (!answer) break;
      received = received.slice(answer.length);
      answers.push(answer);
    }
    return answers;
  }

  return {
    async ask(pieces, methods) {
      const answers: RawAnswer[] = [];
      await write(pieces);
      await until(() => {
        answers.push(...take(methods.slice(answers.length)));
        return answers.length === methods.length;
      });
      // To bytes that are no request it says so, whatever the method was, and hangs up.
      const isOver = answers.at(-1)?.head.includes('\r\nconnection: close') ?? false;
      if (received !== '' && !isOver && answers.length === methods.length) {
        throw new Error(`More came than was asked for: ${received.slice(0, 200)}`);
      }
      return answers;
    },
    async askAndEnd(pieces, method) {
      await write(pieces);
      socket.end();
      await until(() => false);
      const answers: RawAnswer[] = [];
      for (;;) {
        const [answer] = take([method]);
        if (!answer) return answers;
        answers.push(answer);
      }
    },
    isOpen: () => isOpen && socket.writable,
    close: () => void socket.destroy(),
  };
}

/** The first whole answer; 1xx are said in passing and left out. */
function readAnswer(
  received: string,
  method: string,
): (RawAnswer & { readonly length: number }) | undefined {
  const headEnd = received.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = received.slice(0, headEnd).toLowerCase();
  const bodyStart = headEnd + 4;
  const status = Number(/^http\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  if (status >= 100 && status < 200) {
    const next = readAnswer(received.slice(bodyStart), method);
    return next && { ...next, length: bodyStart + next.length };
  }
  const announced = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
  // A fault of the parser, which knows no method, has a body for HEAD too; Node dates all others.
  const isBare = method === 'HEAD' && head.includes('\r\ndate: ');
  const end = bodyStart + (isBare ? 0 : announced);
  if (received.length < end) return undefined;
  const body = Buffer.from(received.slice(bodyStart, end), 'latin1').toString();
  return { status, head, body, length: end };
}
