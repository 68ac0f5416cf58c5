import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../shared/clock.ts';
import { createManualClock, type ManualClock } from '../../shared/manual-clock.ts';
import type { Money } from '../../shared/money.ts';
import {
  createMemoryRig,
  createPacketRig,
  createPtyRig,
  createTcpRig,
  hasSocat,
  type LineRig,
} from '../transports/line-rigs.ts';
import type { Transport } from '../transports/transport.ts';
import type { LinkRepeats } from './link-repeats.ts';
import type { MoneyCommand } from './service.ts';
import type { SimulatedTerminal } from './simulation.ts';
import type {
  PayEnd,
  PaymentListener,
  TerminalOutcome,
  TerminalProtocol,
  TerminalSession,
} from './terminal.ts';

/** For tests: a till's session and a simulated terminal of any protocol, on any kind of line. */
const rigs: Readonly<Record<Transport['kind'], (clock: Clock) => Promise<LineRig>>> = {
  memory: createMemoryRig,
  tcp: createTcpRig,
  serial: createPtyRig,
  usb: createPacketRig,
};

const patience = 20_000;
const ends: (() => Promise<void>)[] = [];
const canJoinPseudoTerminals = hasSocat();

/** A serial line needs socat, which joins two pseudo terminals. */
export function hasLine(kind: Transport['kind']): boolean {
  return kind !== 'serial' || canJoinPseudoTerminals;
}

/** Closes what the shops of one test have opened. */
export async function endShops(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

export interface Shop {
  readonly protocol: TerminalProtocol;
  readonly clock: ManualClock;
  readonly rig: LineRig;
  readonly terminal: SimulatedTerminal;
  readonly presented: unknown[];
  readonly closed: string[];
  readonly frames: { readonly name: string; readonly length: number }[];
}

export async function open(protocol: TerminalProtocol, kind: keyof typeof rigs): Promise<Shop> {
  const clock = createManualClock();
  const rig = await rigs[kind](clock);
  ends.push(() => rig.end());
  const presented: unknown[] = [];
  let content: string | undefined;
  const terminal = protocol.simulateTerminal({
    clock,
    memory: {
      load: () => content,
      save: (next) => {
        content = next;
      },
    },
    presented: (amount) => presented.push(amount),
  });
  return { protocol, clock, rig, terminal, presented, closed: [], frames: [] };
}

export function dependencies(shop: Shop) {
  return {
    clock: shop.clock,
    openTransport() {
      void shop.rig.far().then((far) => shop.terminal.attach(far));
      return shop.rig.near();
    },
    closed: (reason: string) => shop.closed.push(reason),
    frame: (_: string, name: string, length: number) => shop.frames.push({ name, length }),
  };
}

export async function connect(shop: Shop): Promise<{ readonly session: TerminalSession }> {
  const near = shop.rig.near();
  const session = shop.protocol.createSession(near, dependencies(shop));
  const attached = shop.rig.far().then((far) => shop.terminal.attach(far));
  // Other lines tell the far side by themselves that the near one has opened.
  if (near.kind === 'serial') await attached;
  await session.open();
  await attached;
  ends.push(() => session.close());
  return { session };
}

export interface RunningPayment {
  readonly id: string;
  readonly end: Promise<PayEnd>;
  /** Stages, outcomes and the end, as they were told. */
  readonly story: readonly string[];
  readonly told: readonly TerminalOutcome[];
}

const repeats: LinkRepeats = { afterNegativeAcknowledgement: true, afterSilence: false };
let transactions = 0;

export function pay(
  shop: Shop,
  session: TerminalSession,
  listener: Partial<PaymentListener> = {},
  preferredMethod: 'card' | 'upi' | null = null,
): RunningPayment {
  const paymentId = nextName(shop);
  const payment = { paymentId, amount: rupees(199), preferredMethod, repeats } as const;
  return followed(paymentId, listener, (own) => session.pay(payment, own));
}

/** A money command without what every one of them has. */
export type Move = MoneyCommand extends infer Command
  ? Command extends MoneyCommand
    ? Omit<Command, 'id' | 'repeats'>
    : never
  : never;

export function move(
  shop: Shop,
  session: TerminalSession,
  command: Move,
  listener: Partial<PaymentListener> = {},
): RunningPayment {
  const id = nextName(shop);
  const whole = { ...command, id, repeats } as MoneyCommand;
  return followed(id, listener, (own) => session.move(whole, own));
}

export function rupees(rupees: number): Money {
  return { minor: rupees * 100, currency: 'INR' };
}

function nextName({ protocol }: Shop): string {
  transactions += 1;
  return `${protocol.id} ${transactions}`;
}

function followed(
  id: string,
  listener: Partial<PaymentListener>,
  begin: (own: PaymentListener) => Promise<PayEnd>,
): RunningPayment {
  const story: string[] = [];
  const told: TerminalOutcome[] = [];
  const end = begin({
    async stage(stage) {
      story.push(stage);
    },
    async outcome(outcome) {
      told.push(outcome);
      await listener.outcome?.(outcome);
      story.push(outcome.type);
    },
  });
  return { id, end, story, told };
}

export function results(shop: Shop): readonly string[] {
  return shop.terminal.transactions().map(({ result }) => result);
}

export function isStage(word: string): boolean {
  return ['card', 'qr', 'pin', 'bank'].includes(word);
}

export function isAt(shop: Shop, state: 'waiting'): boolean {
  return shop.terminal.face().state === state;
}

/** The terminal waits for its customer, and the till knows it where it can be told. */
export function isAtCard({ terminal, protocol }: Shop, { story }: RunningPayment): boolean {
  const isTold = story.includes('card') || protocol.stages?.includes('card') === false;
  return terminal.face().state === 'waiting' && isTold;
}

/** Waits for a fact; with a clock, one that may need time to pass. */
export async function until(isTrue: () => boolean, clock?: ManualClock, step = 500): Promise<void> {
  const start = performance.now();
  while (!isTrue()) {
    if (performance.now() - start > patience) throw new Error('It never became true');
    clock?.advance(step);
    await wait(1);
  }
}

/** Lets the clock run until a promise has settled. */
export async function settleInTime(
  shop: Shop,
  promise: Promise<unknown>,
  step?: number,
): Promise<void> {
  let isSettled = false;
  void promise.finally(() => {
    isSettled = true;
  });
  await until(() => isSettled, shop.clock, step);
}

/**
 * How a transaction ended whose cable was pulled. A serial port may have to be asked whether it is
 * still there, every 50 ms (serial.ts): time runs meanwhile, and too slowly for any deadline.
 */
export async function endOfLine(shop: Shop, { end }: RunningPayment): Promise<PayEnd> {
  await settleInTime(shop, end, 50);
  return await end;
}
