import { assertNever } from '../../shared/assert-never.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ProbeTry, SilenceReason } from '../../shared/pairing.ts';
import { type TerminalLink, usbId } from '../../shared/terminal.ts';
import { createFloodGuard, floodWords } from '../terminals/flood-guard.ts';
import type {
  LastResult,
  SessionDependencies,
  TerminalProtocol,
  TerminalSession,
} from '../terminals/terminal.ts';
import { type Transport, TransportError } from '../transports/transport.ts';
import { silenceOf } from './probe-policy.ts';

/** As long as a terminal may take to answer a hello; the patience of a sale is not needed here. */
const helloDeadline = 4_000;

export interface TryDependencies {
  readonly clock: Clock;
  /** A new, unopened transport on every call. */
  readonly openTransport: (link: TerminalLink) => Transport;
}

/** What is known of a terminal that is paired already; an unknown one is spoken to without. */
export interface Acquaintance extends Pick<SessionDependencies, 'names' | 'secret'> {
  readonly wantsLastResult: boolean;
}

/** What one hello on a line brought. */
export interface LineTry extends ProbeTry {
  /** Frames by direction, name and length, oldest first. */
  readonly frames: readonly string[];
  readonly words: string | null;
  /** Milliseconds since 1970 by the terminal's clock. */
  readonly terminalTime: number | null;
  readonly lastResult: LastResult | null;
}

/**
 * Says hello in one language and hangs up again. It charges nobody: a terminal is registered and asked
 * for its state, and for its last transaction where that is wanted.
 */
export async function tryLine(
  protocol: TerminalProtocol,
  link: TerminalLink,
  { clock, openTransport }: TryDependencies,
  { wantsLastResult, ...own }: Acquaintance = { wantsLastResult: false },
): Promise<LineTry> {
  const frames: string[] = [];
  const isTooMuch = createFloodGuard(clock.now);
  let garbage = 0;
  let floods = false;
  const session = protocol.createSession(openTransport(link), {
    ...own,
    clock,
    closed: () => undefined,
    frame(direction, name, length) {
      if (floods) return;
      if (direction !== 'sent' && isTooMuch()) {
        floods = true;
        void session.close();
        return;
      }
      if (direction === 'dropped') garbage += 1;
      frames.push(`${direction} ${name}, ${length} bytes`);
    },
  });
  const about = { protocol: protocol.id, link, frames };
  const nothing = { words: null, terminalTime: null, lastResult: null };
  try {
    const opened = await withinHello(session);
    if (opened.type === 'failed') {
      return { ...about, ...nothing, ...failureOf(opened.error) };
    }
    const status = protocol.abilities.includes('status')
      ? await session.serve({ type: 'status' })
      : undefined;
    const lastResult = wantsLastResult ? await session.lastResult() : null;
    const told = status?.type === 'done' ? status : nothing;
    const { words, terminalTime } = told;
    const reason = words ?? 'The terminal has registered this till';
    return { ...about, result: 'spoke', reason, words, terminalTime, lastResult };
  } finally {
    await session.close();
  }

  function failureOf(error: unknown): { result: SilenceReason; reason: string } {
    if (floods) return { result: 'garbage', reason: floodWords };
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof TransportError) {
      return { result: silenceOf(error.reason, link, garbage > 0), reason };
    }
    const hasHeard = frames.some((frame) => frame.startsWith('received'));
    const quiet = garbage > 0 ? 'garbage' : 'no_answer';
    return { result: hasHeard ? 'refused' : quiet, reason };
  }

  type Opened = { readonly type: 'open' } | { readonly type: 'failed'; readonly error: unknown };

  function withinHello(own: TerminalSession): Promise<Opened> {
    return new Promise((resolve) => {
      const cancel = clock.after(helloDeadline, `hello on ${nameOfLink(link)}`, () => {
        const silence = new Error(`Nothing was heard for ${helloDeadline / 1_000} seconds`);
        resolve({ type: 'failed', error: silence });
      });
      own.open().then(
        () => {
          cancel();
          resolve({ type: 'open' });
        },
        (error: unknown) => {
          cancel();
          resolve({ type: 'failed', error });
        },
      );
    });
  }
}

/** "/dev/ttyUSB0 at 9600", for people. */
export function nameOfLink(link: TerminalLink): string {
  switch (link.type) {
    case 'serial':
      return `${link.path} at ${link.baudRate}`;
    case 'tcp':
      return `${link.host}:${link.port}`;
    case 'usb':
      return `USB ${usbId(link)}`;
    case 'memory':
      return link.type;
    default:
      return assertNever(link);
  }
}
