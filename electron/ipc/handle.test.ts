import fc from 'fast-check';
import { Value } from 'typebox/value';
import { expect, test } from 'vitest';
import { ipcRequests } from '../../shared/ipc.ts';
import { customerChannels, ipcChannels, pinpadChannels } from '../../shared/ipc-channels.ts';
import type { Gate } from './gate.ts';
import { answerWindows, type IpcHandlers } from './handle.ts';

const ownPage = 'app://galla/index.html';
type Listener = (
  event: { senderFrame: { url: string } | null; sender: { id: number } },
  request: unknown,
) => unknown;
/** Lets everybody through; gate.test.ts is about the one that does not. */
const openGate: Gate = {
  pass: async (_channel, _request, _token, answer) => ({
    ...{ ok: true, answer: await answer() },
    approvedBy: null,
  }),
  actor: () => ({ type: 'staff', staffId: 'staff_asha' }),
};
const cashier = 1;
const customer = 2;
const pinpad = 3;

function open(handlers: Partial<IpcHandlers> = {}) {
  const listeners = new Map<string, Listener>();
  const faults: unknown[] = [];
  const called: string[] = [];
  const all = Object.fromEntries(
    ipcChannels.map((channel) => [
      channel,
      (request: unknown) => {
        called.push(channel);
        return { channel, request };
      },
    ]),
  ) as unknown as IpcHandlers;
  answerWindows({
    gate: openGate,
    receiver: { handle: (channel, listener) => listeners.set(channel, listener as Listener) },
    isOwnPage: (url) => url === ownPage,
    roleOf: (contentsId) =>
      contentsId === customer ? 'customer' : contentsId === pinpad ? 'pinpad' : 'cashier',
    handlers: { ...all, ...handlers },
    heard: () => () => undefined,
    report: (fault) => {
      faults.push(fault);
      return 'F-1';
    },
  });
  const call = async (
    channel: string,
    request: unknown,
    url: string | null = ownPage,
    id = cashier,
  ) => {
    const senderFrame = url === null ? null : { url };
    return await listeners.get(channel)?.({ senderFrame, sender: { id } }, request);
  };
  return { call, faults, called };
}

test('a call of ours that fits its schema is answered', async () => {
  const { call } = open();
  expect(await call('checkout.start', { lines: [{ type: 'amount', amount: 19_900 }] })).toEqual({
    ok: true,
    answer: { channel: 'checkout.start', request: { lines: [{ type: 'amount', amount: 19_900 }] } },
  });
});

test.each([
  ['another page', 'https://example.invalid/'],
  ['a page of another app host', 'app://other/index.html'],
  ['a frame that is gone', null],
])('%s is refused before anything is looked at', async (_name, url) => {
  const { call, called } = open();
  for (const channel of ipcChannels) {
    await expect(call(channel, {}, url)).rejects.toThrow('refused');
  }
  expect(called).toEqual([]);
});

test.each([
  ['the display that faces the customer', customer, customerChannels],
  ['the window of a simulated terminal', pinpad, pinpadChannels],
])('%s may ask what it shows and does, and nothing else', async (_name, id, channels) => {
  const { call, called } = open();
  for (const channel of ipcChannels.filter((each) => !channels.includes(each))) {
    await expect(call(channel, {}, ownPage, id)).rejects.toThrow('refused');
  }
  expect(called).toEqual([]);
  for (const channel of channels) await call(channel, fitting[channel] ?? {}, ownPage, id);
  expect(called).toEqual(channels);
});

const fitting: Readonly<Record<string, object>> = {
  'pinpad.load': { terminalId: 'counter' },
  'simulator.act': { terminalId: 'counter', action: 'tap' },
};

test.each([
  ['nothing', undefined],
  ['an empty cart', { lines: [] }],
  ['a text for the amount', { lines: [{ type: 'amount', amount: '19900' }] }],
  ['a fraction', { lines: [{ type: 'amount', amount: 1.5 }] }],
  ['zero', { lines: [{ type: 'amount', amount: 0 }] }],
  ['a negative amount', { lines: [{ type: 'amount', amount: -100 }] }],
  ['an amount that is not exact', { lines: [{ type: 'amount', amount: 2 ** 53 }] }],
  ['a price for an item', { lines: [{ type: 'item', itemId: 'a', quantity: 1, price: 1 }] }],
  ['half an item', { lines: [{ type: 'item', itemId: 'a', quantity: 0.5 }] }],
  ['a member nobody knows', { lines: [{ type: 'amount', amount: 100 }], force: true }],
  ['a list', [100]],
  ['a cart of holes', { lines: new Array(3) }],
])('%s is malformed and reaches no handler', async (_name, request) => {
  const { call, called } = open();
  expect(await call('checkout.start', request)).toEqual({ ok: false, error: 'malformed' });
  expect(called).toEqual([]);
});

test('a fault is reported, and only its reference goes to the window', async () => {
  const { call, faults } = open({
    'window.load': () => {
      throw new Error('the secret reason');
    },
  });
  expect(await call('window.load', {})).toEqual({ ok: false, error: 'fault', reference: 'F-1' });
  expect(faults).toHaveLength(1);
});

test('whatever a page sends, the main process neither throws nor lets it through', async () => {
  const { call, called } = open();
  // Those that want nothing take an empty object, which is as good as any.
  const wanting = ipcChannels.filter((each) => !Value.Check(ipcRequests[each], {}));
  const channel = fc.constantFrom(...wanting);
  await fc.assert(
    fc.asyncProperty(channel, fc.anything({ withNullPrototype: true }), async (name, request) => {
      expect(await call(name, request)).toEqual({ ok: false, error: 'malformed' });
    }),
    { numRuns: 1_000 },
  );
  expect(called).toEqual([]);
});
