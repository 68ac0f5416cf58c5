import { expect, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { WireNote } from '../../shared/recording.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { systemClock } from '../system-clock.ts';
import { createMemoryNetwork } from '../transports/memory-network.ts';
import { transportFor } from '../transports/open-transport.ts';
import type { Transport } from '../transports/transport.ts';
import { createConnections } from './connections.ts';
import { floodWords, mostMessages } from './flood-guard.ts';
import {
  type LastResult,
  type PayEnd,
  type PaymentCommand,
  type PaymentListener,
  type SessionDependencies,
  TerminalError,
  type TerminalProtocol,
} from './terminal.ts';

test('a terminal is ready only when it is registered and the till has asked its questions', async () => {
  const shop = await openShop();
  await shop.settle();
  expect(shop.seen()).toEqual(['connecting']);
  expect(shop.sessions).toHaveLength(1);
  shop.session().register.resolve();
  await shop.settle();
  expect(shop.questions).toHaveLength(1);
  expect(shop.seen()).toEqual(['connecting']);
  expect(await shop.pay()).toMatchObject({ type: 'not_sent' });
  expect(await shop.connections.lastResult('counter')).toEqual({ type: 'none' });
  shop.answer(true);
  await shop.settle();
  expect(shop.seen()).toEqual(['connecting', 'ready']);
});

test('a till that is not done asks again on the same connection after a pause', async () => {
  const shop = await openShop();
  await shop.registered();
  shop.answer(false);
  await shop.settle();
  await shop.clock.advanceAsync(1_999);
  expect(shop.questions).toHaveLength(1);
  await shop.clock.advanceAsync(1);
  expect(shop.questions).toHaveLength(2);
  shop.questions.at(-1)?.reject(new Error('The disk is full'));
  await shop.settle();
  expect(shop.faults).toEqual([new Error('The disk is full')]);
  await shop.clock.advanceAsync(2_000);
  shop.answer(true);
  await shop.settle();
  expect(shop.seen()).toEqual(['connecting', 'ready']);
  expect(shop.sessions).toHaveLength(1);
});

test('an unplugged terminal is absent at once, and ready again after the till has asked anew', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  shop.unplug();
  expect(shop.seen().at(-1)).toBe('absent: memory sim: The cable was pulled');
  expect(await shop.pay()).toEqual({
    type: 'not_sent',
    reason: 'memory sim: The cable was pulled',
  });
  shop.plug();
  await shop.clock.advanceAsync(250);
  shop.session().register.resolve();
  await shop.settle();
  expect(shop.seen().at(-1)).toBe('connecting');
  expect(shop.questions).toHaveLength(2);
  shop.answer(true);
  await shop.settle();
  expect(shop.seen().at(-1)).toBe('ready');
  expect(shop.sessions[1]?.transport).not.toBe(shop.sessions[0]?.transport);
});

test('an absent terminal is tried ever more slowly, each time with a new session and line', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  shop.unplug();
  const pauses: number[] = [];
  for (let count = shop.sessions.length; pauses.length < 8; ) {
    let waited = 0;
    for (; shop.sessions.length === count; waited += 50) await shop.clock.advanceAsync(50);
    pauses.push(waited);
    count = shop.sessions.length;
  }
  expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000, 5_000]);
  expect(new Set(shop.sessions.map(({ transport }) => transport)).size).toBe(9);
  expect(shop.seen().slice(2)).toEqual([
    'absent: memory sim: The cable was pulled',
    'absent: Nothing is called sim here',
  ]);
});

test('after a good connection the first try comes quickly again', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  shop.unplug();
  await shop.clock.advanceAsync(20_000);
  shop.plug();
  await shop.clock.advanceAsync(5_000);
  await shop.becomeReady();
  shop.unplug();
  shop.plug();
  const before = shop.sessions.length;
  await shop.clock.advanceAsync(250);
  expect(shop.sessions).toHaveLength(before + 1);
});

test('when something is plugged in an absent terminal is tried at once, and a connected one left', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  shop.connections.hurry();
  await shop.settle();
  expect(shop.sessions).toHaveLength(1);
  shop.unplug();
  await shop.clock.advanceAsync(60_000);
  const before = shop.sessions.length;
  shop.plug();
  shop.connections.hurry();
  shop.connections.hurry();
  await shop.settle();
  expect(shop.sessions).toHaveLength(before + 1);
  await shop.becomeReady();
  await shop.connections.stop();
  shop.connections.hurry();
  expect(shop.sessions).toHaveLength(before + 1);
});

test('a terminal that does not register is absent, in its own words', async () => {
  const shop = await openShop();
  await shop.settle();
  shop.session().register.reject(new TerminalError('The terminal does not answer'));
  await shop.settle();
  expect(shop.seen()).toEqual(['connecting', 'absent: The terminal does not answer']);
  expect(await shop.connections.lastResult('counter')).toEqual({
    type: 'unavailable',
    reason: 'The terminal does not answer',
  });
});

test('garbage on a serial line is told as what it mostly is, a wrong speed', async () => {
  const { options, sessions, clock, memory } = createShop();
  memory.listen('sim', (far) => void far.open({ received: noise, closed: noise }));
  const connections = createConnections({ ...options, openTransport: () => memory.connect('sim') });
  connections.onConnected(async () => true);
  connections.add({ ...counter, link: { type: 'serial', path: '/dev/tty', baudRate: 9_600 } });
  connections.start();
  await clock.advanceAsync(0);
  sessions[0]?.frame('dropped', 'noise', 7);
  sessions[0]?.register.reject(new TerminalError('The terminal does not answer'));
  await clock.advanceAsync(0);
  expect(connections.statuses()[0]?.connection).toEqual({
    type: 'absent',
    reason: 'What the terminal says makes no sense: its speed is probably not 9600',
  });
  await connections.stop();
});

test('a terminal that hangs up again and again may be another till’s, which is said', async () => {
  const shop = await openShop({ ...counter, link: { type: 'tcp', host: 'sim', port: 20_007 } });
  for (let time = 0; time < 3; time += 1) {
    await shop.becomeReady();
    shop.unplug();
    shop.plug();
    await shop.clock.advanceAsync(250);
  }
  const absences = shop.seen().filter((seen) => seen.startsWith('absent'));
  expect(absences.map((seen) => seen.includes('another till'))).toEqual([false, false, true]);
  await shop.becomeReady();
  await shop.clock.advanceAsync(10_000);
  shop.unplug();
  expect(shop.seen().at(-1)).toBe('absent: memory sim: The cable was pulled');
});

test('a terminal that floods its line is hung up on, and absent in words', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  const { frame } = shop.session();
  // As much as this in every second is nothing unusual.
  for (let second = 0; second < 3; second += 1) {
    for (let message = 0; message < mostMessages; message += 1) frame('received', 'status', 4);
    await shop.clock.advanceAsync(1_000);
  }
  expect(shop.session().calls).not.toContain('close');
  const before = shop.frames.length;
  for (let message = 0; message < 2 * mostMessages; message += 1) frame('dropped', 'noise', 1);
  await shop.settle();
  expect(shop.session().calls).toContain('close');
  expect(shop.seen().at(-1)).toBe(`absent: ${floodWords}`);
  expect(shop.frames.length - before).toBeLessThan(mostMessages + 10);
  await shop.clock.advanceAsync(250);
  expect(shop.sessions).toHaveLength(2);
});

test('a line lost while the till asks makes its answer void', async () => {
  const shop = await openShop();
  await shop.registered();
  shop.unplug();
  shop.answer(true);
  await shop.settle();
  expect(shop.seen().at(-1)).toBe('absent: memory sim: The cable was pulled');
});

test('a terminal takes one payment at a time, and says that it is busy meanwhile', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  const first = shop.pay();
  expect(await shop.pay()).toEqual({
    type: 'not_sent',
    code: 'DEVICE_ERROR',
    reason: 'The terminal is busy with something else',
  });
  expect(await shop.connections.lastResult('counter')).toEqual({ type: 'busy' });
  expect(await shop.connections.abort('counter')).toBe('sent');
  shop.session().payment.resolve({ type: 'finished' });
  expect(await first).toEqual({ type: 'finished' });
  expect(await shop.connections.abort('counter')).toBe('nothing_running');
  expect(shop.session().calls).toEqual(['open', 'pay', 'abort']);
});

test('two who ask for the last result at once get one answer, and no payment comes between', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  const slow = Promise.withResolvers<LastResult>();
  shop.session().lastResult = slow.promise;
  const asked = [
    shop.connections.lastResult('counter'),
    shop.connections.lastResult('counter'),
    shop.pay(),
  ];
  slow.resolve({ type: 'none' });
  expect(await Promise.all(asked)).toEqual([
    { type: 'none' },
    { type: 'none' },
    { type: 'not_sent', code: 'DEVICE_ERROR', reason: 'The terminal is busy with something else' },
  ]);
  expect(shop.session().calls).toEqual(['open', 'lastResult']);
});

test('who asks about another payment meanwhile gets an answer about that one', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  const first = Promise.withResolvers<LastResult>();
  shop.session().lastResult = first.promise;
  const aboutAny = shop.connections.lastResult('counter');
  const aboutOne = shop.connections.lastResult('counter', 'pay_1');
  await shop.settle();
  expect(shop.session().calls).toEqual(['open', 'lastResult']);
  shop.session().lastResult = Promise.resolve({ type: 'unavailable', reason: 'Not known' });
  first.resolve({ type: 'none' });
  expect(await aboutAny).toEqual({ type: 'none' });
  expect(await aboutOne).toEqual({ type: 'unavailable', reason: 'Not known' });
  expect(shop.session().calls).toEqual(['open', 'lastResult', 'lastResult']);
});

test('terminals come and go while the till runs', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  shop.connections.add({ ...counter, id: 'second' });
  await shop.settle();
  expect(shop.sessions).toHaveLength(2);
  expect(() => shop.connections.add({ ...counter, id: 'second' })).toThrow('paired already');
  await shop.connections.remove('counter');
  expect(shop.connections.statuses().map(({ terminal }) => terminal.id)).toEqual(['second']);
  expect(shop.seen()).toEqual(['connecting', 'ready', 'connecting']);
  expect(await shop.pay()).toMatchObject({ type: 'not_sent' });
  expect(await shop.connections.abort('counter')).toBe('not_sent');
  expect(await shop.connections.lastResult('counter')).toMatchObject({ type: 'unavailable' });
  await shop.connections.stop();
  await shop.settle();
  expect(shop.clock.waits()).toEqual([]);
  expect(shop.sessions.every(({ calls }) => calls.at(-1) === 'close')).toBe(true);
});

test('stopping while a terminal is away ends the tries', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  shop.unplug();
  await shop.connections.stop();
  await shop.clock.advanceAsync(60_000);
  expect(shop.sessions).toHaveLength(1);
});

test.each([
  { change: { route: 'proxy' as const }, reason: 'This terminal belongs to the cloud' },
  { change: { protocol: 'morse' }, reason: 'This version does not speak morse' },
])('a terminal that this till cannot drive is absent: $reason', async ({ change, reason }) => {
  const shop = await openShop({ ...counter, ...change });
  await shop.settle();
  expect(shop.connections.statuses()[0]?.connection).toEqual({ type: 'absent', reason });
  expect(await shop.pay()).toEqual({ type: 'not_sent', reason });
  expect(shop.sessions).toEqual([]);
});

test('nothing starts before somebody has promised to look at payments in doubt', () => {
  const { connections } = createShop();
  expect(() => connections.start()).toThrow('payments in doubt');
});

test('every frame is noted for its terminal, by name and length', async () => {
  const shop = await openShop();
  await shop.becomeReady();
  expect(shop.frames).toEqual([
    { terminalId: 'counter', direction: 'sent', name: 'registration', length: 5 },
  ]);
});

test('a serial port that is not there is absent in words', async () => {
  const connections = createConnections({
    ...createShop().options,
    clock: systemClock,
    openTransport: (link) => transportFor(link, { clock: systemClock, memory }),
  });
  const memory = createMemoryNetwork({ clock: systemClock });
  const absent = new Promise((resolve) =>
    connections.onChange(({ connection }) => connection.type === 'absent' && resolve(connection)),
  );
  connections.onConnected(async () => true);
  connections.add({
    ...counter,
    link: { type: 'serial', path: '/dev/ttyGalla', baudRate: 9600 },
  });
  connections.start();
  expect(await absent).toEqual({
    type: 'absent',
    reason: 'The port /dev/ttyGalla does not exist',
  });
  await connections.stop();
});

const counter: Terminal = {
  id: 'counter',
  name: 'Counter',
  protocol: 'scripted',
  link: { type: 'memory', name: 'sim' },
  route: 'local',
  placeId: null,
  simulated: true,
};

const command: PaymentCommand = {
  paymentId: 'pay_1',
  amount: { minor: 19_900, currency: 'INR' },
  preferredMethod: null,
  repeats: { afterNegativeAcknowledgement: false, afterSilence: false },
};

const listener: PaymentListener = {
  stage: async () => undefined,
  outcome: async () => undefined,
};

/** A session whose terminal says what the test wants, when it wants, over a real memory line. */
function createScriptedSession(transport: Transport, frame: SessionDependencies['frame']) {
  return {
    transport,
    frame,
    calls: [] as string[],
    register: Promise.withResolvers<void>(),
    payment: Promise.withResolvers<PayEnd>(),
    lastResult: Promise.resolve<LastResult>({ type: 'none' }),
  };
}

function createShop() {
  const clock = createManualClock();
  const memory = createMemoryNetwork({ clock });
  const sessions: ReturnType<typeof createScriptedSession>[] = [];
  const frames: WireNote[] = [];
  const faults: unknown[] = [];
  const scripted: TerminalProtocol = {
    id: 'scripted',
    name: 'Scripted',
    transports: ['memory'],
    abilities: ['status'],
    createSession(transport, { closed, frame }) {
      const session = createScriptedSession(transport, frame);
      sessions.push(session);
      return {
        async open() {
          session.calls.push('open');
          await transport.open({
            received: () => undefined,
            closed: (error) => closed(error?.message ?? 'closed'),
          });
          frame('sent', 'registration', 5);
          await session.register.promise;
        },
        async pay() {
          session.calls.push('pay');
          return session.payment.promise;
        },
        async abort() {
          session.calls.push('abort');
          return 'sent';
        },
        async lastResult() {
          session.calls.push('lastResult');
          return session.lastResult;
        },
        async move() {
          session.calls.push('move');
          return session.payment.promise;
        },
        async serve() {
          session.calls.push('serve');
          return { type: 'not_supported' };
        },
        async close() {
          session.calls.push('close');
          await transport.close();
        },
      };
    },
    simulateTerminal() {
      throw new Error('The tests play the terminal');
    },
  };
  const options = {
    clock,
    randomness: (length: number) => new Uint8Array(length).fill(127),
    protocols: [scripted],
    openTransport: (link: Terminal['link']) =>
      // Another computer is played by the same line.
      link.type === 'tcp' ? memory.connect('sim') : transportFor(link, { clock, memory }),
    wireLog: (note: WireNote) => frames.push(note),
    fault: (error: unknown) => faults.push(error),
  };
  return {
    clock,
    memory,
    sessions,
    frames,
    faults,
    options,
    connections: createConnections(options),
  };
}

async function openShop(terminal = counter) {
  const shop = createShop();
  const { clock, connections, memory, sessions } = shop;
  const questions: PromiseWithResolvers<boolean>[] = [];
  const states: string[] = [];
  let socket = memory.listen('sim', (far) => void far.open({ received: noise, closed: noise }));

  connections.onConnected(() => {
    const question = Promise.withResolvers<boolean>();
    questions.push(question);
    return question.promise;
  });
  connections.onChange(({ connection }) => {
    states.push(connection.type === 'absent' ? `absent: ${connection.reason}` : connection.type);
  });
  connections.add(terminal);
  connections.start();

  const settle = () => clock.advanceAsync(0);
  const opened = {
    ...shop,
    questions,
    settle,
    seen: () => states,
    session() {
      const session = sessions.at(-1);
      if (!session) throw new Error('Nothing has connected yet');
      return session;
    },
    answer: (free: boolean) => questions.at(-1)?.resolve(free),
    pay: () => connections.pay('counter', command, listener),
    unplug: () => socket.close(),
    plug() {
      socket = memory.listen('sim', (far) => void far.open({ received: noise, closed: noise }));
    },
    async registered() {
      await settle();
      opened.session().register.resolve();
      await settle();
    },
    async becomeReady() {
      await opened.registered();
      opened.answer(true);
      await settle();
      expect(states.at(-1)).toBe('ready');
    },
  };
  return opened;
}

function noise(): void {
  // The scripted sessions do not listen to what a terminal says.
}
