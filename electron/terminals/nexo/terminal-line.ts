import type { Transport } from '../../transports/transport.ts';
import { encodeHttpResponse, type HttpMessage } from './http-message.ts';
import { httpReader, readHttp } from './http-reader.ts';

/** The terminal's end of one line. Requests are answered in the order in which they came. */
export interface TerminalLine {
  open(): Promise<void>;
  /** Rejects with TransportError when the line has gone. */
  answer(status: number, body: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** A till that asks so much without waiting for an answer is none. */
const mostWaiting = 16;
const nothing = new Uint8Array(0);

export function createTerminalLine(
  transport: Transport,
  listener: {
    /** To be answered once; the next comes after that. */
    asked(body: Uint8Array): void;
    closed(): void;
  },
): TerminalLine {
  let reader = httpReader;
  let waiting: readonly HttpMessage[] = [];
  let isAsked = false;

  return {
    open: () =>
      transport.open({
        received(bytes) {
          const reading = readHttp(reader, bytes);
          reader = reading.reader;
          waiting = [...waiting, ...reading.messages];
          if (reader.part === 'broken' || waiting.length > mostWaiting) void transport.close();
          else takeNext();
        },
        closed: listener.closed,
      }),
    answer: finish,
    close: () => transport.close(),
  };

  function takeNext(): void {
    const [next, ...rest] = waiting;
    if (!next || isAsked) return;
    waiting = rest;
    isAsked = true;
    const refusal = refusalOf(next);
    if (refusal === undefined) listener.asked(next.body);
    else void finish(refusal, nothing).catch(() => transport.close());
  }

  async function finish(status: number, body: Uint8Array): Promise<void> {
    isAsked = false;
    await transport.write(encodeHttpResponse(status, body));
    takeNext();
  }
}

function refusalOf({ start }: HttpMessage): number | undefined {
  if (start.type !== 'request') return 400;
  if (!/^\/nexo\/?$/.test(start.path)) return 404;
  return start.method === 'POST' ? undefined : 405;
}
