import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { WireNote } from '../../shared/recording.ts';
import type { Terminal } from '../../shared/terminal.ts';
import { systemClock } from '../system-clock.ts';
import { type Calls, createCalls } from './calls.ts';
import type { CalledSlip } from './terminal.ts';
import { zvt } from './zvt/index.ts';

const terminal: Terminal = {
  ...{ id: 'counter', name: 'Counter', protocol: 'zvt', route: 'local', placeId: null },
  ...{ simulated: true, link: { type: 'tcp', host: '127.0.0.1', port: 20_007 } },
};
const taken = '800000';
const refused = '848300';
const printerNotReady = '84cc00';
const hello = '06d1060048656c6c6f'; // print line "Hello"
const completion = '060f00';

let calls: Calls | undefined;
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await calls?.listen(false);
});

interface Room {
  readonly left: number;
  readonly isFull?: boolean;
}

async function open(terminals: readonly Terminal[] = [terminal], room: Room = { left: 20 }) {
  const slips: CalledSlip[] = [];
  const notes: Omit<WireNote, 'masked'>[] = [];
  const waiting = new Set<() => void>();
  const own = createCalls({
    clock: systemClock,
    protocols: [zvt],
    terminals: () => terminals,
    port: 0,
    mayPrint: () => slips.length < room.left,
    async slip(_terminal, slip) {
      if (room.isFull) throw new Error('The disk is full');
      slips.push(slip);
      for (const look of waiting) look();
    },
    wireLog(note) {
      notes.push(note);
      for (const look of waiting) look();
    },
  });
  calls = own;
  await own.listen(true);
  return { own, slips, notes, until };

  function until(is: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!is()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  }
}

function portOf(own: Calls): number {
  const state = own.state();
  if (state.type !== 'listening') throw new Error(`Not listening: ${JSON.stringify(state)}`);
  return state.ports[0] ?? 0;
}

/** Somebody at this address, who says bytes and reads answers. */
async function callFrom(own: Calls, address = '127.0.0.1') {
  const socket = createConnection({ host: '127.0.0.1', port: portOf(own), localAddress: address });
  sockets.push(socket);
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  await Promise.race([new Promise<void>((resolve) => socket.once('connect', resolve)), gone]);
  return {
    gone,
    hangUp: () => socket.destroy(),
    say: (hex: string) => socket.write(Buffer.from(hex, 'hex')),
    async ask(hex: string): Promise<string> {
      socket.write(Buffer.from(hex, 'hex'));
      const [answer] = (await once(socket, 'data')) as [Buffer];
      return answer.toString('hex');
    },
  };
}

test('a paired terminal prints its slip at the till, line by line', async () => {
  const { own, slips, notes } = await open();
  const line = await callFrom(own);
  expect(await line.ask(hello)).toBe(taken);
  expect(await line.ask('06d10600576f726c64')).toBe(taken);
  expect(await line.ask(completion)).toBe(taken);
  expect(slips).toEqual([{ lines: ['Hello', 'World'], isWhole: true }]);
  expect(notes.map(({ name }) => name)).toEqual([
    'call to the till',
    ...['print line', 'acknowledgement', 'print line', 'acknowledgement'],
    ...['completion', 'acknowledgement'],
  ]);
  expect(own.state()).toMatchObject({ taken: 1, turnedAway: 0 });
});

test('what moves money, or says how some ended, is refused and goes nowhere', async () => {
  const { own, slips } = await open();
  const line = await callFrom(own);
  expect(await line.ask('06010704000000009900')).toBe(refused);
  expect(await line.ask('040f022700')).toBe(refused);
  expect(await line.ask('06b000')).toBe(refused);
  expect(slips).toEqual([]);
});

test('a stranger is cut off unheard, and counted', async () => {
  const { own, slips, notes } = await open();
  const stranger = await callFrom(own, '127.0.0.2');
  stranger.say(hello);
  await stranger.gone;
  expect(own.state()).toMatchObject({ taken: 0, turnedAway: 1 });
  expect([slips, notes]).toEqual([[], []]);
});

test('a terminal may call once at a time, and again afterwards', async () => {
  const { own, until, notes } = await open();
  const first = await callFrom(own);
  expect(await first.ask(hello)).toBe(taken);
  await (await callFrom(own)).gone;
  expect(own.state()).toMatchObject({ taken: 1, turnedAway: 1 });
  first.hangUp();
  await until(() => notes.some(({ name }) => name === 'end of the call'));
  expect(await (await callFrom(own)).ask(hello)).toBe(taken);
});

test('cut in the middle, what came of the slip is kept and said to be a part', async () => {
  const { own, slips, until } = await open();
  const line = await callFrom(own);
  expect(await line.ask(hello)).toBe(taken);
  line.say('06d1ff');
  line.hangUp();
  await until(() => slips.length > 0);
  expect(slips).toEqual([{ lines: ['Hello'], isWhole: false }]);
});

test('garbage is dropped, and a flood is hung up on', async () => {
  const { own, slips, notes, until } = await open();
  const line = await callFrom(own);
  line.say('ffffffffff');
  await until(() => notes.some(({ direction }) => direction === 'dropped'));
  expect(await line.ask(hello)).toBe(taken);
  for (let sent = 0; sent < 1_000; sent += 1) line.say(hello);
  await line.gone;
  expect(slips).toHaveLength(1);
  expect(slips[0]?.lines.length).toBeLessThanOrEqual(600);
});

test('one message that never ends is hung up on', async () => {
  const { own } = await open();
  const line = await callFrom(own);
  const chunk = 'ff'.repeat(64 * 1024);
  for (let sent = 0; sent < 12; sent += 1) line.say(chunk);
  await line.gone;
});

test('without room for another slip the terminal hears that the printer is not ready', async () => {
  const { own } = await open([terminal], { left: 0 });
  expect(await (await callFrom(own)).ask(hello)).toBe(printerNotReady);
});

test('who calls all the time is turned away for the minute', async () => {
  const { own, notes, until } = await open();
  for (let call = 1; call <= 20; call += 1) {
    const line = await callFrom(own);
    await line.ask(completion);
    line.hangUp();
    await until(() => notes.filter(({ name }) => name === 'end of the call').length === call);
  }
  await (await callFrom(own)).gone;
  expect(own.state()).toMatchObject({ taken: 20, turnedAway: 1 });
});

test('switched off nobody is listening, and who was talking is cut off', async () => {
  const { own } = await open();
  const line = await callFrom(own);
  await line.ask(hello);
  const port = portOf(own);
  await own.listen(false);
  await line.gone;
  expect(own.state()).toEqual({ type: 'off' });
  const late = createConnection({ host: '127.0.0.1', port });
  const [error] = (await once(late, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
});

test('a port that another program has is said in words', async () => {
  const { own } = await open();
  const second = createCalls({
    ...{ clock: systemClock, protocols: [zvt], terminals: () => [], port: portOf(own) },
    ...{ mayPrint: () => true, slip: async () => undefined, wireLog: () => undefined },
  });
  await second.listen(true);
  expect(second.state()).toMatchObject({ type: 'cannot', reason: /EADDRINUSE/ });
});

test('a slip that cannot be kept is not acknowledged', async () => {
  const { own, notes } = await open([terminal], { left: 20, isFull: true });
  const line = await callFrom(own);
  expect(await line.ask(hello)).toBe(taken);
  line.say(completion);
  await line.gone;
  const names = notes.map(({ name }) => name);
  expect(names.filter((name) => name === 'acknowledgement')).toHaveLength(1);
  expect(names).toContain('The slip could not be kept');
});
