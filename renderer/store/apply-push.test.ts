import { expect, test } from 'vitest';
import {
  capturedPayment,
  sampleActivity,
  sampleCheckout,
  sampleLine,
  sampleTerminal,
  sampleTime,
  sampleWindowState,
} from '../testing/samples.ts';
import { applyLoaded, applyPush } from './apply-push.ts';
import { doubtCount } from './attention-slice.ts';
import { orderToggled } from './orders-slice.ts';
import { storeAtStart, type WindowStore } from './store.ts';
import { simulatedTerminalId } from './terminals-slice.ts';

const now = sampleTime - 2_000;
const loaded: WindowStore = {
  ...storeAtStart,
  ...applyLoaded(
    storeAtStart,
    sampleWindowState({
      today: [sampleLine({ id: 'b', seq: 2 }), sampleLine({ id: 'a', seq: 1 })],
    }),
    now,
  ),
};

function after(...pushes: readonly Parameters<typeof applyPush>[1][]): WindowStore {
  let state = loaded;
  for (const push of pushes) state = Object.assign({}, state, applyPush(state, push));
  return state;
}

test('loading takes over everything and finds the main process’s clock', () => {
  expect(loaded.register).toMatchObject({
    mode: { type: 'test', link: 'pty', simulator: 'auto' },
    store: { name: 'Galla Stores' },
    clockOffset: 2_000,
  });
  expect(loaded.today.map(({ order }) => order.id)).toEqual(['b', 'a']);
  expect(loaded.checkout).toBeNull();
});

test('a new order comes first, and a changed one keeps its place', () => {
  const newest = sampleLine({ id: 'c', seq: 3 });
  const changed = sampleLine({ id: 'a', seq: 1, status: 'paid' });
  const state = after({ type: 'order', line: newest }, { type: 'order', line: changed });
  expect(state.today.map(({ order }) => order.id)).toEqual(['c', 'b', 'a']);
  expect(state.today[2]).toBe(changed);
  expect(state.today[1]).toBe(loaded.today[0]);
});

test('an older order that comes late is put where it belongs', () => {
  const state = after(
    { type: 'order', line: sampleLine({ id: 'd', seq: 4 }) },
    { type: 'order', line: sampleLine({ id: 'c', seq: 3 }) },
    { type: 'order', line: sampleLine({ id: 'z', seq: 0 }) },
  );
  expect(state.today.map(({ order }) => order.id)).toEqual(['d', 'c', 'b', 'a', 'z']);
});

test('payments in doubt are counted, whatever day they are of', () => {
  const doubt = sampleCheckout({ state: 'in_doubt' });
  const over = sampleCheckout(capturedPayment(), { recovered: true });
  expect(doubtCount(loaded)).toBe(0);
  expect(doubtCount(after({ type: 'unresolved', checkouts: [doubt, over] }))).toBe(1);
});

test('a checkout is shown as it was told last', () => {
  const asked = sampleCheckout();
  const paid = sampleCheckout(capturedPayment());
  const state = after({ type: 'checkout', checkout: asked }, { type: 'checkout', checkout: paid });
  expect(state.checkout).toBe(paid);
  expect(
    after({ type: 'checkout', checkout: asked }, { type: 'checkout', checkout: null }).checkout,
  ).toBeNull();
});

test('a remark stays while the picture stays, and goes with it', () => {
  const notice = { type: 'cannot_cancel', why: 'reading_pin' } as const;
  const pin = sampleCheckout({ state: 'authorising', stage: 'pin' });
  const state: WindowStore = { ...after({ type: 'checkout', checkout: pin }), notice };
  expect({ ...state, ...applyPush(state, { type: 'checkout', checkout: { ...pin } }) }.notice).toBe(
    notice,
  );
  const bank = sampleCheckout({ state: 'authorising', stage: 'bank' });
  expect(applyPush(state, { type: 'checkout', checkout: bank }).notice).toBeNull();
  expect(applyPush(state, { type: 'checkout', checkout: null }).notice).toBeNull();
});

test('a terminal changes in its place, and a new one comes last', () => {
  const absent = { type: 'absent', reason: 'no such port' } as const;
  const second = sampleTerminal({ id: 'counter-2', simulated: false });
  const state = after(
    { type: 'terminal', status: { terminal: second, connection: { type: 'connecting' } } },
    { type: 'terminal', status: { terminal: sampleTerminal(), connection: absent } },
  );
  expect(state.terminals.map(({ terminal }) => terminal.id)).toEqual(['counter-1', 'counter-2']);
  expect(state.terminals[0]?.connection).toBe(absent);
});

test('mode and gateway change without touching the rest', () => {
  const mode = { type: 'live' } as const;
  const state = after({ type: 'mode', mode }, { type: 'gateway', gateway: null });
  expect(state.register).toEqual({ ...loaded.register, mode, gateway: null });
});

test('any push is a sign of life', () => {
  const lost: WindowStore = { ...loaded, contact: 'lost' };
  const pushes = [
    { type: 'order', line: sampleLine() },
    { type: 'checkout', checkout: null },
    { type: 'terminal', status: { terminal: sampleTerminal(), connection: { type: 'ready' } } },
    { type: 'mode', mode: { type: 'live' } },
    { type: 'gateway', gateway: null },
  ] as const;
  for (const push of pushes) expect(applyPush(lost, push).contact).toBe('ok');
});

test('opening a sale closes the one before, opening it again closes it', () => {
  const open = orderToggled(loaded, 'a');
  expect(open).toEqual({ selectedOrderId: 'a' });
  expect(orderToggled({ ...loaded, ...open }, 'b')).toEqual({ selectedOrderId: 'b' });
  expect(orderToggled({ ...loaded, ...open }, 'a')).toEqual({ selectedOrderId: null });
});

test('demo keys act on the simulated terminal that has the checkout, else on the first', () => {
  const terminals = ['real', 'one', 'two'].map((id) => ({
    terminal: sampleTerminal({ id, simulated: id !== 'real' }),
    connection: { type: 'ready' } as const,
  }));
  const checkout = sampleCheckout();
  const onTwo = { ...checkout, activity: sampleActivity({ terminalId: 'two' }) };
  const onReal = { ...checkout, activity: sampleActivity({ terminalId: 'real' }) };
  expect(simulatedTerminalId({ terminals }, null)).toBe('one');
  expect(simulatedTerminalId({ terminals }, onTwo)).toBe('two');
  expect(simulatedTerminalId({ terminals }, onReal)).toBe('one');
  expect(simulatedTerminalId({ terminals: [] }, null)).toBeUndefined();
});
