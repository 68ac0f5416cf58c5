import { afterEach, expect, test } from 'vitest';
import {
  connect,
  dependencies,
  endShops,
  move,
  open,
  pay,
  results,
  rupees,
  type Shop,
  until,
} from '../protocol-shop.ts';
import type { TerminalSession } from '../terminal.ts';
import { nexo } from './index.ts';

/** What a till does with a nexo terminal beside taking a payment. */
afterEach(endShops);

test('a QR code is shown as it is, for as long as was asked', async () => {
  const { shop, session } = await ready();
  const text = 'upi://pay?pa=shop@bank&pn=Galla & sons&am=10.25&cu=INR';
  const end = await session.serve({ type: 'display_code', text, milliseconds: 30_000 });
  expect(end).toMatchObject({ type: 'done' });
  expect(shop.terminal.face()).toMatchObject({ code: text, lines: [] });
  shop.clock.advance(30_000);
  expect(shop.terminal.face()).toMatchObject({ code: null, lines: [] });
});

test('lines are shown, and other lines printed', async () => {
  const { shop, session } = await ready();
  const lines = ['Pay here', '₹ 199.00'];
  await session.serve({ type: 'display_text', lines, milliseconds: 5_000 });
  await session.serve({ type: 'print', lines: ['Galla', 'key=not a pair'] });
  expect(shop.terminal.face()).toMatchObject({
    lines,
    code: null,
    printed: ['Galla', 'key=not a pair'],
  });
});

test('it says how it is, and whether it reaches its host', async () => {
  const { session } = await ready();
  expect(await session.serve({ type: 'status' })).toMatchObject({ words: 'OK, printer: OK' });
  expect(await session.serve({ type: 'diagnosis' })).toMatchObject({ type: 'done' });
  expect(await session.serve({ type: 'log_off' })).toMatchObject({ type: 'done' });
});

test('it has no initialisation', async () => {
  const { session } = await ready();
  expect(await session.serve({ type: 'initialisation' })).toEqual({ type: 'not_supported' });
});

test('the end of the day counts what was taken and given back, once', async () => {
  const { shop, session } = await ready();
  for (const method of ['card', 'upi'] as const) {
    const payment = pay(shop, session);
    await until(() => shop.terminal.approve(method));
    await payment.end;
  }
  const refund = move(shop, session, { type: 'refund', amount: rupees(50), original: null });
  await until(() => shop.terminal.approve('card'));
  await refund.end;
  const declined = pay(shop, session);
  await until(() => shop.terminal.decline('CARD_DECLINED'));
  await declined.end;
  expect(await session.serve({ type: 'end_of_day' })).toMatchObject({
    type: 'done',
    totals: [
      {
        currency: 'INR',
        batchNumber: '1',
        sales: { count: 2, amount: 39_800 },
        refunds: { count: 1, amount: 5_000 },
      },
    ],
  });
  expect(await session.serve({ type: 'end_of_day' })).toMatchObject({ type: 'done', totals: [] });
});

test('the last slip can be had once more', async () => {
  const { shop, session } = await ready();
  const payment = pay(shop, session);
  await until(() => shop.terminal.approve('card'));
  await payment.end;
  const end = await session.serve({ type: 'repeat_receipt' });
  expect(end).toMatchObject({
    type: 'done',
    lines: ['Simulated terminal', 'INR 199.00', 'Trace 1'],
  });
  expect(payment.told[0]?.receipt?.text).toBe('Simulated terminal\nINR 199.00\nTrace 1');
});

test('a reversal is found by its own name afterwards', async () => {
  const { shop, session } = await ready();
  const payment = pay(shop, session);
  await until(() => shop.terminal.approve('card'));
  await payment.end;
  const [told] = payment.told;
  if (!told?.receipt) return expect.unreachable('an approval has a receipt');
  const amount = rupees(199);
  const reversal = move(shop, session, { type: 'reversal', amount, original: told.receipt });
  expect(await reversal.end).toEqual({ type: 'finished' });
  // Another till's sale stands behind it by then.
  const other = await connect(shop);
  const others = pay(shop, other.session);
  await until(() => shop.terminal.approve('upi'));
  await others.end;
  expect(await session.lastResult(reversal.id)).toMatchObject({
    type: 'result',
    paymentId: reversal.id,
    outcome: { receipt: { kind: 'reversal' } },
  });
  expect(results(shop)).toEqual(['reversed', 'approved', 'approved']);
});

test('asked for one payment, it speaks of that one, whatever another till has done since', async () => {
  const { shop, session } = await ready();
  const own = pay(shop, session);
  await until(() => shop.terminal.approve('card'));
  await own.end;
  const other = await connect(shop);
  const others = pay(shop, other.session);
  await until(() => shop.terminal.approve('upi'));
  await others.end;
  expect(await session.lastResult(own.id)).toMatchObject({
    type: 'result',
    paymentId: own.id,
    mark: own.told[0]?.receipt?.mark,
    outcome: { type: 'approved', receipt: { method: 'card' } },
  });
});

test('a payment that never arrived is not taken for the one that did', async () => {
  const { shop, session } = await ready();
  expect(await session.lastResult('pay_never_sent')).toEqual({ type: 'none' });
  const others = pay(shop, session);
  await until(() => shop.terminal.approve('card'));
  await others.end;
  const last = await session.lastResult('pay_never_sent');
  expect(last).toMatchObject({ isAnother: true, mark: others.told[0]?.receipt?.mark });
  expect(last).not.toHaveProperty('paymentId');
});

test('a terminal that is at work for another till takes no second payment, and says so', async () => {
  const { shop, session } = await ready();
  const first = pay(shop, session);
  await until(() => first.story.includes('card'));
  const other = await connect(shop);
  const second = pay(shop, other.session);
  expect(await second.end).toMatchObject({ type: 'refused', resultCode: 'Busy' });
  expect(await other.session.lastResult()).toEqual({ type: 'busy' });
  expect(await other.session.lastResult(first.id)).toEqual({ type: 'busy' });
  await until(() => shop.terminal.cancel());
  expect((await first.end).type).toBe('finished');
});

test('a payment with UPI asks for its code', async () => {
  const { shop, session } = await ready();
  const payment = pay(shop, session, {}, 'upi');
  await until(() => payment.story.includes('qr'));
  await until(() => shop.terminal.approve('upi'));
  await payment.end;
  expect(payment.story).toEqual(['qr', 'approved']);
});

test('without a further line a payment still runs; it cannot be stopped, and says so', async () => {
  const shop = await open(nexo, 'memory');
  const near = shop.rig.near();
  const attached = shop.rig.far().then((far) => shop.terminal.attach(far));
  const { openTransport: _, ...alone } = dependencies(shop);
  const session = nexo.createSession(near, alone);
  await session.open();
  await attached;
  const payment = pay(shop, session);
  await until(() => shop.terminal.face().state === 'waiting');
  expect(await session.abort()).toBe('not_sent');
  shop.terminal.approve('card');
  expect(await payment.end).toEqual({ type: 'finished' });
  expect(payment.story).toEqual(['approved']);
});

async function ready(): Promise<{ readonly shop: Shop; readonly session: TerminalSession }> {
  const shop = await open(nexo, 'memory');
  return { shop, ...(await connect(shop)) };
}
