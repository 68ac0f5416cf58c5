import { expect, test } from 'vitest';
import type { IpcChannel, IpcRequest } from '../../shared/ipc.ts';
import type { Capability, Session } from '../../shared/staff.ts';
import { createGate } from './gate.ts';

const asha = { id: 'staff_asha', name: 'Asha', role: 'cashier' } as const;
const signIn = { staffId: asha.id, pin: '2468' };
const cart = { lines: [{ type: 'item', itemId: 'item_1', quantity: 1 }] } as const;
const cheaper = { lines: [{ ...cart.lines[0], discount: 100 }] } as const;

/** Asha sells; Ravi has approved what `approved` names, for whoever has the token "t". */
function open(session: Session, approved: readonly Capability[] = []) {
  const gate = createGate({
    session: () => session,
    spendApproval: (needed, token) =>
      token === 't' && needed.every((each) => approved.includes(each)) ? 'staff_ravi' : undefined,
  });
  return {
    gate,
    pass: <Channel extends IpcChannel>(channel: Channel, request: unknown = {}, token?: string) =>
      gate.pass(channel, request as IpcRequest<Channel>, token, () => gate.actor()),
  };
}

const cashier: Session = { type: 'open', staff: asha, capabilities: ['sell'], standing: null };
const locked: Session = { type: 'locked', people: [asha], pins: {} };

test.each([
  'checkout.start',
  'history.search',
  'settings.change',
  'staff.add',
  'staff.lock',
] as const)('a locked window may not ask %s', async (channel) => {
  expect(await open(locked).pass(channel)).toEqual({ ok: false, error: 'locked' });
  expect(await open({ type: 'set_up', managerName: null }).pass(channel)).toEqual({
    ok: false,
    error: 'locked',
  });
});

test('a locked window may load itself and let somebody in, on nobody’s behalf', async () => {
  const { gate } = open(locked);
  const answer = await gate.pass('staff.sign_in', signIn, undefined, () => 'let in');
  expect(answer).toEqual({ ok: true, answer: 'let in', approvedBy: null });
  await expect(gate.pass('window.load', {}, undefined, () => gate.actor())).rejects.toThrow();
});

test('whoever may is let through by their own name', async () => {
  expect(await open(cashier).pass('checkout.start', cart)).toEqual({
    ok: true,
    answer: { type: 'staff', staffId: 'staff_asha' },
    approvedBy: null,
  });
});

test('whoever may not is told what is needed, and nothing is done', async () => {
  const { pass } = open(cashier);
  expect(await pass('checkout.resolve')).toEqual({
    ok: false,
    error: 'not_allowed',
    capabilities: ['resolve_doubt'],
  });
});

test('what is in a request may need more than the channel', async () => {
  expect(await open(cashier).pass('checkout.start', cheaper)).toMatchObject({
    error: 'not_allowed',
    capabilities: ['discount'],
  });
});

test('an approval lets one through, and both names are on what is done', async () => {
  const { pass } = open(cashier, ['discount']);
  expect(await pass('checkout.start', cheaper, 't')).toEqual({
    ok: true,
    answer: { type: 'staff', staffId: 'staff_asha', approvedBy: 'staff_ravi' },
    approvedBy: 'staff_ravi',
  });
});

test('an approval of something else lets nobody through', async () => {
  const { pass } = open(cashier, ['refund']);
  expect(await pass('checkout.start', cheaper, 't')).toMatchObject({ error: 'not_allowed' });
});
