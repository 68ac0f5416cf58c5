import { type Transport, TransportError } from '../../transports/transport.ts';
import type { HttpMessage } from './http-message.ts';
import { httpReader, readHttp } from './http-reader.ts';

/** How one request on a line ended. */
export type ExchangeEnd =
  | { readonly type: 'answered'; readonly answer: HttpMessage }
  | {
      readonly type: 'failed';
      readonly why: 'line_lost' | 'no_answer';
      readonly reason: string;
    };

/** One line to a terminal, on which one request runs at a time. */
export interface HttpLine {
  open(): Promise<void>;
  /** Never rejects. `leaving` is called before the first byte may have left. */
  ask(request: Uint8Array, leaving: () => void): Promise<ExchangeEnd>;
  isOpen(): boolean;
  close(): Promise<void>;
}

export interface HttpLineListener {
  /** Called once after a successful open. */
  closed(reason: string): void;
  /** Something came that answers nothing. */
  dropped(what: string, length: number): void;
}

export function createHttpLine(transport: Transport, listener: HttpLineListener): HttpLine {
  let reader = httpReader;
  let state: 'fresh' | 'open' | 'closed' = 'fresh';
  let whyClosed = 'The line was closed';
  let finish: ((end: ExchangeEnd) => void) | undefined;

  return {
    async open() {
      await transport.open({
        received,
        closed(error) {
          state = 'closed';
          if (error) whyClosed = error.message;
          end({ type: 'failed', why: 'line_lost', reason: whyClosed });
          listener.closed(whyClosed);
        },
      });
      // It may have been lost before its opening was told.
      if (state === 'fresh') state = 'open';
    },
    ask(request, leaving) {
      if (finish) throw new Error('A line carries one request at a time');
      if (state !== 'open') {
        return Promise.resolve({ type: 'failed', why: 'line_lost', reason: whyClosed });
      }
      return new Promise((resolve) => {
        finish = resolve;
        leaving();
        transport.write(request).catch((error: unknown) => {
          if (!(error instanceof TransportError)) throw error;
          end({ type: 'failed', why: 'line_lost', reason: error.message });
        });
      });
    },
    isOpen: () => state === 'open',
    close: () => transport.close(),
  };

  function received(bytes: Uint8Array): void {
    const reading = readHttp(reader, bytes);
    reader = reading.reader;
    for (const message of reading.messages) take(message);
    if (reader.part === 'broken') {
      whyClosed = reader.reason;
      listener.dropped('unreadable', bytes.length);
      end({ type: 'failed', why: 'no_answer', reason: reader.reason });
      void transport.close();
    }
  }

  function take(message: HttpMessage): void {
    const { start, body } = message;
    // 100 to 199 announce the answer that follows.
    if (start.type === 'response' && start.status < 200) return;
    if (start.type === 'response' && finish) end({ type: 'answered', answer: message });
    else listener.dropped('unasked', Math.max(1, body.length));
  }

  function end(how: ExchangeEnd): void {
    const told = finish;
    finish = undefined;
    told?.(how);
  }
}
