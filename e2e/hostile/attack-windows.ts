import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { Value } from 'typebox/value';
import { compose, type Galla } from '../../electron/compose.ts';
import { allHandlers } from '../../electron/ipc/all-handlers.ts';
import { channelRights } from '../../electron/ipc/channel-rights.ts';
import { createCheckoutViews } from '../../electron/ipc/checkout-views.ts';
import { createCustomerDisplay } from '../../electron/ipc/customer-display-ipc.ts';
import { createGate, presentId } from '../../electron/ipc/gate.ts';
import { answerWindows, type IpcReceiver } from '../../electron/ipc/handle.ts';
import { createPinpads } from '../../electron/ipc/pinpad-ipc.ts';
import { createStandingLimits } from '../../electron/ipc/standing-limits.ts';
import { hearCalls } from '../../electron/ipc/window-calls.ts';
import { startOfDay, systemClock } from '../../electron/system-clock.ts';
import { createMemoryNetwork } from '../../electron/transports/memory-network.ts';
import { transportFor } from '../../electron/transports/open-transport.ts';
import { type IpcChannel, ipcRequests } from '../../shared/ipc.ts';
import { ipcChannels } from '../../shared/ipc-channels.ts';
import type { Role } from '../../shared/staff.ts';
import { hostileArgument } from './hostile-arguments.ts';

export interface WindowReport {
  readonly calls: number;
  readonly answered: number;
  readonly malformed: number;
  readonly refusedSenders: number;
  readonly problems: readonly string[];
}

type Listener = Parameters<IpcReceiver['handle']>[1];

const ownPage = 'app://galla/index.html';
const otherPages = ['https://example.invalid/', 'app://other/', 'file:///index.html', '', null];
const answerWithin = 60_000;
const mostProblems = 10;
const managerPin = '50281';
/** Arguments for one channel before it is the next one's turn. */
const batch = 20;

/**
 * Calls every channel of the whole till, as a page that has been taken over could: each argument is
 * refused by its schema or answered, and no other page gets a word. `count` arguments per channel.
 */
export async function attackWindows(count: number, seed: number): Promise<WindowReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'galla-hostile-'));
  const nowhere = createMemoryNetwork({ clock: systemClock });
  const galla = await compose({
    ...{ port: 0, folder, demo: true, past: false, pair: null, terminal: 'auto' },
    print: () => undefined,
    // Made-up settings must not reach anybody's network or devices.
    sendWebhook: async () => ({ type: 'failed', trouble: 'not_found' }),
    sendToPrinter: async () => ({ type: 'not_sent', trouble: 'not_found' }),
    openTransport: (link) =>
      link.type === 'serial' && link.path.startsWith(folder)
        ? transportFor(link, { clock: systemClock, memory: nowhere })
        : nowhere.connect('nowhere'),
  });
  try {
    return await attack(galla, count, seed);
  } finally {
    await galla.stop();
    await rm(folder, { recursive: true });
  }
}

async function attack(galla: Galla, count: number, seed: number): Promise<WindowReport> {
  const problems: string[] = [];
  const tally = { calls: 0, answered: 0, malformed: 0, refusedSenders: 0 };
  const listeners = listenersOf(galla, (fault) => problems.push(`a fault: ${String(fault)}`));

  for (let given = 0; given < count && problems.length < mostProblems; given += batch) {
    for (const [number, channel] of ipcChannels.entries()) {
      const samples = fc.sample(hostileArgument(channel, idsOf(galla)), {
        numRuns: Math.min(batch, count - given),
        seed: seed + given + number,
      });
      for (const argument of samples) {
        await standAt(galla, 'manager');
        await callOnce(channel, argument);
      }
      // Nobody there: the same words get nothing done.
      if (given > 0) continue;
      await lock(galla);
      for (const argument of samples) await callLocked(channel, argument);
    }
  }
  return { ...tally, problems };

  async function callOnce(channel: IpcChannel, argument: unknown): Promise<void> {
    tally.calls += 1;
    const stranger = otherPages[tally.calls % otherPages.length] ?? null;
    if (await isRefused(channel, argument, stranger)) tally.refusedSenders += 1;
    else problems.push(`${channel} answered ${stranger}`);
    try {
      const reply = await within(call(channel, argument, ownPage));
      const isAnswered = isRecord(reply) && reply.ok === true;
      if (isAnswered && Value.Check(ipcRequests[channel], argument)) tally.answered += 1;
      else if (isRecord(reply) && reply.error === 'malformed') tally.malformed += 1;
      else problems.push(`${channel} ${fc.stringify(argument)}: ${JSON.stringify(reply)}`);
    } catch (error) {
      problems.push(`${channel} ${fc.stringify(argument)} threw ${String(error)}`);
    }
  }

  async function callLocked(channel: IpcChannel, argument: unknown): Promise<void> {
    const reply = await within(call(channel, argument, ownPage));
    const error = isRecord(reply) ? reply.error : undefined;
    if (channelRights[channel] === 'anyone' || error === 'locked' || error === 'malformed') return;
    problems.push(`${channel} ${fc.stringify(argument)} while locked: ${JSON.stringify(reply)}`);
  }

  async function call(channel: string, argument: unknown, url: string | null): Promise<unknown> {
    return listeners.get(channel)?.(
      { senderFrame: url === null ? null : { url }, sender: { id: 1 } },
      argument,
    );
  }

  async function isRefused(channel: string, argument: unknown, url: string | null) {
    return call(channel, argument, url).then(
      () => false,
      () => true,
    );
  }
}

/** The till behind its channels, put together as in main.ts. */
function listenersOf(galla: Galla, faulty: (fault: unknown) => void): Map<string, Listener> {
  const listeners = new Map<string, Listener>();
  const gate = createGate(galla.staffRoom, createStandingLimits(galla.till, galla.settings));
  answerWindows({
    gate,
    receiver: { handle: (channel, listener) => void listeners.set(channel, listener) },
    isOwnPage: (url) => url === ownPage,
    roleOf: () => 'cashier',
    heard: hearCalls({
      clock: systemClock,
      by: () => presentId(galla.staffRoom),
      recordCall: galla.recordCall,
    }),
    report(fault) {
      faulty(fault);
      return 'F-1';
    },
    handlers: allHandlers({
      ...galla,
      actor: gate.actor,
      keepPdf: async () => 'given_up',
      keepText: async () => 'given_up',
      openFile: async () => 'given_up',
      present: () => presentId(galla.staffRoom),
      programVersion: '0',
      display: createCustomerDisplay({
        window: { isOpen: () => true, toggle: () => undefined, send: () => undefined },
        settings: galla.settings,
        checkout: () => null,
      }),
      pinpads: createPinpads({
        ...galla,
        pages: { open: () => undefined, send: () => undefined },
      }),
      clock: systemClock,
      views: createCheckoutViews({ ...galla, clock: systemClock }),
      gateway: () => ({ url: galla.gateway.url }),
      startOfDay,
      changed: () => undefined,
      copy: () => undefined,
      openOwnShop: () => undefined,
    }),
  });
  return listeners;
}

/** Names of things that exist, so that some arguments mean something. */
function idsOf({ till, items, deviceId }: Galla): readonly string[] {
  const orders = till.orders.list({ count: 3, skip: 0 });
  const payments = orders.flatMap(({ id }) => till.orders.payments(id));
  return [
    ...orders.map(({ id }) => id),
    ...payments.map(({ id }) => id),
    ...items().map(({ id }) => id),
    ...(deviceId === null ? [] : [deviceId]),
  ];
}

/** Nobody leaves a payment alone: one that a call has begun ends first. */
async function lock({ staffRoom }: Galla): Promise<void> {
  const last = Date.now() + answerWithin;
  while (!staffRoom.lock()) {
    if (Date.now() > last) throw new Error('A payment goes on and on');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Whatever a call has done to who is there, a manager is there for the next one. */
async function standAt({ staffRoom }: Galla, role: Role): Promise<void> {
  const session = staffRoom.session();
  if (session.type === 'open' && session.staff.role === role) return;
  for (const { id, role: theirs } of staffRoom.members()) {
    if (theirs !== role) continue;
    // The calls before have typed wrong PINs for them, or given them another: a new one forgets that.
    const set = await staffRoom.setPin(id, managerPin, { type: 'till' });
    if (set.ok && (await staffRoom.signIn(id, managerPin)).ok) return;
  }
  throw new Error(`No ${role} can come to the window`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

async function within<Result>(answer: Promise<Result>): Promise<Result> {
  const timeout = Promise.withResolvers<never>();
  const timer = setTimeout(() => timeout.reject(new Error('hangs')), answerWithin);
  return await Promise.race([answer, timeout.promise]).finally(() => clearTimeout(timer));
}
