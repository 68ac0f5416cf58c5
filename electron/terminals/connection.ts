import type { CardName } from '../../shared/card-names.ts';
import type { Clock } from '../../shared/clock.ts';
import { toHex } from '../../shared/hex.ts';
import type { WireNote } from '../../shared/recording.ts';
import type { Terminal, TerminalConnection } from '../../shared/terminal.ts';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';
import type { Transport } from '../transports/transport.ts';
import { createFloodGuard, floodWords } from './flood-guard.ts';
import { reconnectDelay } from './reconnect-policy.ts';
import type { MoneyCommand, ServiceCommand, ServiceEnd } from './service.ts';
import { whyNotRegistered } from './speed-policy.ts';
import {
  type LastResult,
  type PayEnd,
  type PaymentCommand,
  type PaymentListener,
  type SessionDependencies,
  TerminalError,
  type TerminalProtocol,
  type TerminalSession,
} from './terminal.ts';

export interface ConnectionOptions {
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly protocol: TerminalProtocol;
  /** A new transport on every call: a session and its transport are used once. */
  readonly openTransport: () => Transport;
  readonly cardNames?: () => readonly CardName[];
  /** What keeps others out, where this terminal has it; looked up for each connection. */
  readonly secret?: (() => TerminalSecret | undefined) | undefined;
  /** In 0..1. */
  readonly chance: () => number;
  /** What went over the line, with the payment that was under way; `lost` when the line itself went. */
  readonly note: (note: Omit<WireNote, 'terminalId'>, content?: () => string) => void;
  /** The till's questions before the terminal counts as ready; false asks for another try. */
  readonly prepare: () => Promise<boolean>;
  readonly changed: (state: TerminalConnection) => void;
  /** What should never happen, such as a failing `prepare`. The connection goes on. */
  readonly fault: (error: unknown) => void;
}

/** What the till calls itself on the wire. */
const tillName = 'Galla';

export function namesFor({ address, id }: Terminal): NonNullable<SessionDependencies['names']> {
  return { till: tillName, terminal: address ?? id };
}

/** Keeps one terminal connected for as long as it runs. */
export interface Connection {
  state(): TerminalConnection;
  start(): void;
  stop(): Promise<void>;
  /** Something was plugged in: tries at once what would be tried later. */
  hurry(): void;
  pay(command: PaymentCommand, listener: PaymentListener): Promise<PayEnd>;
  abort(): Promise<'sent' | 'nothing_running' | 'not_sent'>;
  lastResult(about?: string): Promise<LastResult>;
  move(command: MoneyCommand, listener: PaymentListener): Promise<PayEnd>;
  serve(command: ServiceCommand): Promise<ServiceEnd | { readonly type: 'busy' }>;
}

/** One session from its first byte to its last; `over` is set once and never taken back. */
interface Attempt {
  readonly session: TerminalSession;
  registered: boolean;
  over: boolean;
  /** Money moves, or a service runs. */
  work: 'none' | 'money' | 'service';
  /** What it is asked for now, and its answer when it comes. */
  asking: { readonly about: string | undefined; readonly answer: Promise<LastResult> } | undefined;
  /** The till's name for the money that moves. */
  moving: string | undefined;
  /** Something went over the line, so that it can be lost. */
  spoke: boolean;
  /** When it was ready for a sale; undefined before. */
  readyAt: number | undefined;
  /** It was hung up on for what it said all at once. */
  floods: boolean;
}

/** A terminal that was ready for no longer than this, so often in a row, is not left alone. */
const shortWhile = 10_000;
const oftenInARow = 3;

/** A terminal that still has something to settle is asked again after this (ZVT's own pause, 84 9C). */
const prepareAgainAfter = 2_000;

export function createConnection(options: ConnectionOptions): Connection {
  const { clock, terminal, protocol, changed } = options;
  let state: TerminalConnection = { type: 'connecting' };
  let attempt: Attempt | undefined;
  let failures = 0;
  let shortLines = 0;
  let running = false;
  let cancelWait: () => void = () => undefined;

  return {
    state: () => state,
    start() {
      if (running) return;
      running = true;
      connect();
    },
    async stop() {
      running = false;
      cancelWait();
      await attempt?.session.close();
    },
    hurry() {
      if (!running || attempt) return;
      failures = 0;
      cancelWait();
      connect();
    },
    pay: (command, listener) =>
      moveMoney(command.paymentId, (session) => session.pay(command, listener)),
    move: (command, listener) =>
      moveMoney(command.id, (session) => session.move(command, listener)),
    async serve(command) {
      if (!attempt || state.type !== 'ready') return { type: 'not_sent', reason: whyNotReady() };
      const own = attempt;
      if (isBusy(own)) return { type: 'busy' };
      own.work = 'service';
      try {
        return await own.session.serve(command);
      } finally {
        own.work = 'none';
      }
    },
    async abort() {
      if (!attempt?.registered) return 'not_sent';
      return attempt.work === 'money' ? attempt.session.abort() : 'nothing_running';
    },
    lastResult,
  };

  async function lastResult(about?: string): Promise<LastResult> {
    if (!attempt?.registered) return { type: 'unavailable', reason: whyNotReady() };
    if (attempt.work !== 'none') return { type: 'busy' };
    const own = attempt;
    if (own.asking && own.asking.about !== about) {
      // A session takes one command at a time, and an answer about one payment is none about another.
      await own.asking.answer;
      return lastResult(about);
    }
    if (!own.asking) {
      const answer = own.session.lastResult(about).finally(() => {
        own.asking = undefined;
      });
      own.asking = { about, answer };
    }
    return own.asking.answer;
  }

  async function moveMoney(
    id: string,
    run: (session: TerminalSession) => Promise<PayEnd>,
  ): Promise<PayEnd> {
    if (!attempt || state.type !== 'ready') return { type: 'not_sent', reason: whyNotReady() };
    const own = attempt;
    if (isBusy(own)) {
      const reason = 'The terminal is busy with something else';
      return { type: 'not_sent', code: 'DEVICE_ERROR', reason };
    }
    own.work = 'money';
    own.moving = id;
    try {
      return await run(own.session);
    } finally {
      own.work = 'none';
      own.moving = undefined;
    }
  }

  function connect(): void {
    const heard = { received: 0, dropped: 0 };
    const isTooMuch = createFloodGuard(clock.now);
    const own: Attempt = {
      session: protocol.createSession(options.openTransport(), {
        clock,
        closed: (reason) => ended(own, reason),
        frame(direction, name, length, masked) {
          if (own.floods) return;
          own.spoke = true;
          if (direction !== 'sent') heard[direction] += 1;
          if (direction !== 'sent' && isTooMuch()) {
            own.floods = true;
            void own.session.close();
          }
          const content = masked && (() => toHex(masked()));
          options.note({ direction, name, length, ...about(own) }, content);
        },
        names: namesFor(terminal),
        secret: options.secret?.(),
        openTransport: options.openTransport,
        cardNames: options.cardNames?.() ?? [],
        ...(terminal.slips ? { slips: terminal.slips } : {}),
      }),
      registered: false,
      over: false,
      work: 'none',
      asking: undefined,
      moving: undefined,
      spoke: false,
      readyAt: undefined,
      floods: false,
    };
    attempt = own;
    own.session.open().then(
      () => registered(own),
      (error: unknown) => ended(own, wordFailure(error)),
    );

    function wordFailure(error: unknown): string {
      const reason = error instanceof Error ? error.message : String(error);
      const hasLine = error instanceof TerminalError;
      return hasLine ? whyNotRegistered(reason, terminal.link, heard) : reason;
    }
  }

  function registered(own: Attempt): void {
    if (own.over) return;
    own.registered = true;
    // A terminal that was absent stays so on the screen until it has answered.
    show({ type: 'connecting' });
    void prepare(own);
  }

  async function prepare(own: Attempt): Promise<void> {
    const free = await options.prepare().catch((error: unknown) => {
      options.fault(error);
      return false;
    });
    if (own.over) return;
    if (free) {
      failures = 0;
      own.readyAt ??= clock.now();
      show({ type: 'ready' });
    } else {
      cancelWait = clock.after(
        prepareAgainAfter,
        `asking again before ${terminal.id} is ready`,
        () => void prepare(own),
      );
    }
  }

  function ended(own: Attempt, why: string): void {
    if (own.over) return;
    const reason = own.floods ? floodWords : withHistory(own, why);
    own.over = true;
    own.registered = false;
    if (own.spoke) options.note({ direction: 'lost', name: reason, length: 0, ...about(own) });
    attempt = undefined;
    cancelWait();
    if (!running) {
      state = { type: 'absent', reason };
      return;
    }
    show({ type: 'absent', reason });
    failures += 1;
    const pause = reconnectDelay(failures, options.chance());
    cancelWait = clock.after(pause, `connecting ${terminal.id} again`, connect);
  }

  /** One line lost tells nothing; on a network a terminal that hangs up again and again has somebody else to speak to. */
  function withHistory({ readyAt }: Attempt, why: string): string {
    if (terminal.link.type !== 'tcp') return why;
    if (readyAt !== undefined) {
      shortLines = clock.now() - readyAt < shortWhile ? shortLines + 1 : 0;
    }
    return shortLines < oftenInARow
      ? why
      : `${why} again and again: another till may be using this terminal, or it keeps no idle line`;
  }

  function show(next: TerminalConnection): void {
    const before = state;
    state = next;
    if (describe(before) !== describe(next)) changed(next);
  }

  function whyNotReady(): string {
    return state.type === 'absent' ? state.reason : 'The terminal is still connecting';
  }
}

function about({ moving }: Attempt): Pick<WireNote, 'paymentId'> {
  return moving === undefined ? {} : { paymentId: moving };
}

function isBusy({ work, asking }: Attempt): boolean {
  return work !== 'none' || asking !== undefined;
}

function describe(state: TerminalConnection): string {
  return state.type === 'absent' ? `absent: ${state.reason}` : state.type;
}

/** A terminal that this till does not drive, for a reason that will not go away by waiting. */
export function createAbsentConnection(reason: string): Connection {
  return {
    state: () => ({ type: 'absent', reason }),
    start: () => undefined,
    stop: async () => undefined,
    hurry: () => undefined,
    pay: async () => ({ type: 'not_sent', reason }),
    abort: async () => 'not_sent',
    lastResult: async () => ({ type: 'unavailable', reason }),
    move: async () => ({ type: 'not_sent', reason }),
    serve: async () => ({ type: 'not_sent', reason }),
  };
}
