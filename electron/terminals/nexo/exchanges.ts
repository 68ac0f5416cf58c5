import type { Clock } from '../../../shared/clock.ts';
import type { Transport } from '../../transports/transport.ts';
import { createHttpLine, type ExchangeEnd, type HttpLine } from './http-line.ts';
import { timing } from './timing.ts';

/** The lines to one terminal: one that stays, and one more for each thing said beside it. */
export interface Exchanges {
  /** Opens the line that stays. Rejects with TransportError. */
  open(): Promise<void>;
  /** On the line that stays. Never rejects. */
  ask(request: Request): Promise<ExchangeEnd>;
  /** On a line of its own, which is closed afterwards. Never rejects. */
  askBeside(request: Request): Promise<ExchangeEnd>;
  close(): Promise<void>;
}

export interface Request {
  readonly bytes: Uint8Array;
  /** Milliseconds until no answer is one. */
  readonly patience: number;
  /** For whoever looks for a stuck wait. */
  readonly name: string;
  /** Called before the first byte may have left. */
  readonly leaving: () => void;
}

export interface ExchangesOptions {
  readonly transport: Transport;
  readonly openTransport: (() => Transport) | undefined;
  readonly clock: Clock;
  /** The line that stays has gone and cannot be had again. Called once, also after close(). */
  readonly closed: (reason: string) => void;
  readonly dropped: (what: string, length: number) => void;
}

export function createExchanges(options: ExchangesOptions): Exchanges {
  const { clock, openTransport, dropped } = options;
  const beside = new Set<HttpLine>();
  let isClosing = false;
  let isOver = false;
  let openedAt = 0;
  let replacing: Promise<void> | undefined;
  let hasAnswered = false;
  let asking: Promise<ExchangeEnd> | undefined;
  let main = mainLine(options.transport);

  return {
    async open() {
      await main.open();
      openedAt = clock.now();
    },
    ask(request) {
      asking = askMain(request);
      return asking;
    },
    async askBeside(request) {
      const transport = isClosing || isOver ? undefined : openTransport?.();
      if (!transport) {
        return { type: 'failed', why: 'line_lost', reason: 'There is no further line' };
      }
      const line = createHttpLine(transport, { closed: () => undefined, dropped });
      beside.add(line);
      try {
        await line.open();
        return await within(line, request);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { type: 'failed', why: 'line_lost', reason };
      } finally {
        beside.delete(line);
        await line.close();
      }
    },
    async close() {
      isClosing = true;
      await Promise.all([main, ...beside].map((line) => line.close()));
    },
  };

  async function askMain(request: Request): Promise<ExchangeEnd> {
    await replacing;
    const end = await within(main, request);
    asking = undefined;
    if (end.type === 'answered') {
      hasAnswered = true;
      // Whatever was said on it now would be lost.
      if (end.answer.isLast) {
        const old = main;
        lost('The terminal closed the line');
        void old.close();
      }
    }
    return end;
  }

  function mainLine(transport: Transport): HttpLine {
    const line = createHttpLine(transport, {
      // An answer that came just before is told before the loss of its line.
      closed: (reason) =>
        void (asking ?? Promise.resolve()).then(() => {
          if (line === main) lost(reason);
        }),
      dropped,
    });
    return line;
  }

  /**
   * Terminals close a line after an answer, or when nothing was said for a while. That is no loss if
   * another line can be had: it proves that the terminal is still there.
   */
  function lost(reason: string): void {
    const wasOfUse = hasAnswered || clock.now() - openedAt >= timing.shortLine;
    if (isClosing || !openTransport || !wasOfUse) {
      over(reason);
      return;
    }
    main = mainLine(openTransport());
    hasAnswered = false;
    replacing = main.open().then(
      () => {
        openedAt = clock.now();
        replacing = undefined;
      },
      () => over(reason),
    );
  }

  function over(reason: string): void {
    if (isOver) return;
    isOver = true;
    for (const line of beside) void line.close();
    options.closed(reason);
  }

  function within(line: HttpLine, request: Request): Promise<ExchangeEnd> {
    return new Promise((resolve) => {
      const cancel = clock.after(request.patience, `nexo ${request.name}`, () =>
        resolve({ type: 'failed', why: 'no_answer', reason: 'The terminal does not answer' }),
      );
      void line.ask(request.bytes, request.leaving).then((end) => {
        cancel();
        resolve(end);
      });
    });
  }
}
