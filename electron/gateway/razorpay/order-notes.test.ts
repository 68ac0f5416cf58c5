import { afterEach, expect, test } from 'vitest';
import { basic, type GatewayRig, openGatewayRig, type RigCall } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
let id: string;
afterEach(() => rig.close());

async function openWithOrder(): Promise<void> {
  rig = await openGatewayRig();
  const body = { amount: 19_900, currency: 'INR', notes: { table: 'nine' } };
  id = (await rig.call({ method: 'POST', url: '/v1/orders', body })).json().id;
}

const patch = (body: unknown, changes: Partial<RigCall> = {}) =>
  rig.call({ method: 'PATCH', url: `/v1/orders/${id}`, body, ...changes });
const notesOf = async () => (await rig.call({ url: `/v1/orders/${id}` })).json().notes;

test('the notes of an order are replaced, and nothing else of it (R11, R12)', async () => {
  await openWithOrder();
  const before = (await rig.call({ url: `/v1/orders/${id}` })).json();
  const response = await patch({ notes: { waiter: 'Asha' }, amount: 1 }, { mode: null });
  expect(response.statusCode).toBe(200);
  expect(response.json()).toEqual({ ...before, notes: { waiter: 'Asha' } });
  expect(await notesOf()).toEqual({ waiter: 'Asha' });
  const [entry] = rig.ledger.entriesAfter(0, 100).slice(-1);
  expect(entry).toMatchObject({ actor: { type: 'key', keyId: rig.key.id } });
});

test.each([
  ['PHP and Ruby', 'notes%5Bwaiter%5D=Asha&notes[table]=10', { waiter: 'Asha', table: '10' }],
  ['one line', 'notes[a]=', { a: '' }],
])('a form of %s does the same (R11)', async (_who, body, notes) => {
  await openWithOrder();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await patch(body, { headers, url: `/v1/orders/${id}/` });
  expect(response.json()).toMatchObject({ id, notes });
});

test.each([{}, []])('no notes, written as %j, takes them away (R11)', async (notes) => {
  await openWithOrder();
  expect((await patch({ notes })).json().notes).toEqual({});
});

test.each<[string, string, unknown]>([
  ['required_field_missing', 'left out', {}],
  ['required_field_missing', 'null', { notes: null }],
  ['invalid_value', 'text', { notes: 'x' }],
  ['invalid_value', 'nested', { notes: { a: { b: 'c' } } }],
  ['invalid_value', 'null inside', { notes: { a: null } }],
  ['invalid_value', 'numbers', { notes: { a: 1 } }],
  ['invalid_value', 'too long', { notes: { a: 'x'.repeat(257) } }],
  [
    'invalid_value',
    'sixteen',
    { notes: Object.fromEntries(Array.from({ length: 16 }, (_, at) => [`n${at}`, 'x'])) },
  ],
])('%s: notes that are %s are refused and change nothing (R11)', async (reason, _how, body) => {
  await openWithOrder();
  const response = await patch(body);
  expect(response.statusCode).toBe(400);
  expect(response.json().error).toMatchObject({
    code: 'VALIDATION_FAILED',
    field: 'notes',
    reason,
    source: 'order_processor',
  });
  expect(await notesOf()).toEqual({ table: 'nine' });
});

test('an order that is not there, and an id that is none (R20, R58)', async () => {
  await openWithOrder();
  const body = { notes: {} };
  const unknown = await patch(body, { url: '/v1/orders/order_00000000000000' });
  expect([unknown.statusCode, unknown.json().error.code]).toEqual([404, 'ORDER_NOT_FOUND']);
  const malformed = await patch(body, { url: '/v1/orders/1' });
  expect([malformed.statusCode, malformed.json().error.field]).toEqual([400, 'order_id']);
  expect((await patch('[]')).json().error.description).toMatch(/^Invalid order data/);
});

test('notes want the key and its secret (X11)', async () => {
  await openWithOrder();
  for (const authorization of [null, basic(`${rig.key.id}:`)]) {
    expect((await patch({ notes: {} }, { authorization })).statusCode).toBe(401);
  }
  expect(await notesOf()).toEqual({ table: 'nine' });
});

test('a payment under way keeps the notes that came meanwhile (R14)', async () => {
  await openWithOrder();
  const checkout = { amount: 19_900, currency: 'INR', order_id: id, description: 'Two teas' };
  const body = { action: 'initiate_checkout', initiate_checkout: checkout };
  await rig.call({ method: 'POST', url: '/v1/devices/activity', body });
  await patch({ notes: { waiter: 'Asha' } });
  await rig.pass(1_000);
  const order = (await rig.call({ url: `/v1/orders/${id}` })).json();
  expect(order).toMatchObject({ status: 'paid', notes: { waiter: 'Asha' } });
});
