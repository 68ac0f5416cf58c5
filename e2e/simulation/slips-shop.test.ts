import { expect, test } from 'vitest';
import { nexo } from '../../electron/terminals/nexo/index.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Refund } from '../../shared/refund.ts';
import { openOneTerminalShop } from './one-terminal-shop.ts';

/** Slips of terminals without a printer, from the wire into the book. */
const languages = [zvt, nexo];
type Shop = Awaited<ReturnType<typeof openOneTerminalShop>>;
const actor = { type: 'till' } as const;
const copiesOf = (slips: readonly { readonly copy: string }[] = []) =>
  slips.map(({ copy }) => copy);

test.each(languages)(
  '$name leaves both copies of a slip to a till that prints them',
  async (language) => {
    const shop = await openOneTerminalShop(language, { slips: 'till' });
    const paid = await shop.sell('card', () => shop.simulated.approve('card'));
    expect(paid).toMatchObject({ state: 'captured', capturedAmount: 19_900 });
    expect(copiesOf(paid.slips)).toEqual(['customer', 'merchant']);
    expect(paid.slips?.[0]?.text).toContain('199.00');
    expect(shop.till().slips.missingOf(paid.orderId)).toBeNull();
    expect(shop.simulated.face().printed).toEqual([]);
    expect(shop.differences()).toEqual([]);
  },
);

test.each(languages)('$name prints by itself where nobody chose otherwise', async (language) => {
  const shop = await openOneTerminalShop(language);
  const paid = await shop.sell('card', () => shop.simulated.approve('card'));
  expect(paid.state).toBe('captured');
  expect(paid.slips).toBeUndefined();
  expect(shop.till().slips.missingOf(paid.orderId)).toBeNull();
});

test.each(languages)(
  'a $name slip that went with the line is asked for again',
  async (language) => {
    const shop = await openOneTerminalShop(language, { slips: 'till' });
    const doubt = await shop.sell('card', async () => {
      shop.kill();
      shop.simulated.approve('card');
    });
    await shop.start();
    // A terminal that takes back what nobody has acknowledged leaves nothing to have a slip of.
    const found = shop.payment(doubt.id);
    if (language.unheardApproval !== 'stands') return expect(found.capturedAmount).toBe(0);
    expect(found).toMatchObject({ state: 'captured' });
    expect(found.slips).toBeUndefined();
    expect(shop.till().slips.missingOf(found.orderId)).toBe(found.id);
    expect(await inTime(shop, shop.till().slips.fetch(found.id, actor))).toBe('kept');
    expect(copiesOf(shop.payment(found.id).slips)).toEqual(['customer', 'merchant']);
    expect(shop.payment(found.id)).toMatchObject({ ...found, slips: expect.anything() });
    expect(shop.differences()).toEqual([]);
  },
);

test('a ZVT line that goes between the money and its slip leaves the money, and the slip can be had', async () => {
  const shop = await openOneTerminalShop(zvt, { slips: 'till' });
  shop.cutAtNext('print block');
  const doubt = await shop.sell('card', () => shop.simulated.approve('card'));
  await shop.plugIn();
  const found = shop.payment(doubt.id);
  expect(found).toMatchObject({ state: 'captured', capturedAmount: 19_900 });
  expect(shop.results()).toEqual(['approved']);
  expect(await inTime(shop, shop.till().slips.fetch(found.id, actor))).toBe('kept');
  expect(shop.payment(found.id).slips?.[0]?.text).toContain('COPY');
});

test.each(languages)(
  'the slip of another $name transaction is not offered for this one’s',
  async (language) => {
    const shop = await openOneTerminalShop(language, { slips: 'till' });
    const paid = await shop.sell('card', () => shop.simulated.approve('card'));
    await shop.ledger.write((book) => {
      const { slips: _lost, ...without } = paid;
      const approval = paid.approval && { ...paid.approval, mark: 'another' };
      book.append({ type: 'payment', payment: { ...without, approval }, because: 'a test' }, actor);
    });
    expect(shop.till().slips.missingOf(paid.orderId)).toBeNull();
    expect(await inTime(shop, shop.till().slips.fetch(paid.id, actor))).toBe('not_missing');
    expect(shop.payment(paid.id).slips).toBeUndefined();
  },
);

test.each(languages)(
  'the lost slip of a $name refund is had again while it is the last',
  async (language) => {
    const shop = await openOneTerminalShop(language, { slips: 'till' });
    const paid = await shop.sell('card', () => shop.simulated.approve('card'));
    const given = await givenBack(shop, paid);
    expect(copiesOf(given.slips)).toEqual(['customer', 'merchant']);
    expect(shop.till().slips.missingOf(paid.orderId)).toBeNull();
    await shop.ledger.write((book) => {
      const { slips: _lost, ...without } = given;
      book.append({ type: 'refund', refund: without, because: 'a test' }, actor);
    });
    expect(shop.till().slips.missingOf(paid.orderId)).toBe(given.id);
    expect(await inTime(shop, shop.till().slips.fetch(given.id, actor))).toBe('kept');
    expect(copiesOf(shop.till().refunds.find(given.id)?.slips)).toEqual(['customer', 'merchant']);
    expect(shop.payment(paid.id)).toMatchObject({ slips: paid.slips });
    expect(shop.till().slips.missingOf(paid.orderId)).toBeNull();
    expect(await inTime(shop, shop.till().slips.fetch(given.id, actor))).toBe('not_missing');
    expect(shop.differences()).toEqual([]);
  },
);

test('a ZVT line that goes between a refund and its slip leaves the refund, and the slip can be had', async () => {
  const shop = await openOneTerminalShop(zvt, { slips: 'till' });
  const paid = await shop.sell('card', () => shop.simulated.approve('card'));
  shop.cutAtNext('print block');
  const doubt = await givenBack(shop, paid);
  expect(doubt.slips).toBeUndefined();
  await shop.plugIn();
  expect(shop.till().refunds.find(doubt.id)?.state).toBe('processed');
  expect(shop.till().slips.missingOf(paid.orderId)).toBe(doubt.id);
  expect(await inTime(shop, shop.till().slips.fetch(doubt.id, actor))).toBe('kept');
  expect(shop.till().refunds.find(doubt.id)?.slips?.[0]?.text).toContain('COPY');
});

test('a refund whose terminal has gone on to another sale has no slip to be had', async () => {
  const shop = await openOneTerminalShop(zvt, { slips: 'till' });
  const paid = await shop.sell('card', () => shop.simulated.approve('card'));
  shop.cutAtNext('print block');
  const given = await givenBack(shop, paid);
  await shop.plugIn();
  await shop.sell('card', () => shop.simulated.approve('card'));
  expect(shop.till().slips.missingOf(paid.orderId)).toBeNull();
  expect(await inTime(shop, shop.till().slips.fetch(given.id, actor))).toBe('not_missing');
});

/** The whole of it, as its terminal takes it back. */
async function givenBack(shop: Shop, { id }: Payment): Promise<Refund> {
  const whole = { paymentId: id, amount: null, speed: 'normal', notes: {}, receipt: null } as const;
  const asked = await shop.till().refunds.create(whole, actor);
  if (!asked.ok) throw new Error(asked.refusal.type);
  await shop.clock.advanceAsync(2_000);
  const given = shop.till().refunds.find(asked.value.id);
  if (!given) throw new Error('There is no refund');
  return given;
}

async function inTime<Result>(
  { clock }: { readonly clock: { advanceAsync(milliseconds: number): Promise<void> } },
  result: Promise<Result>,
): Promise<Result> {
  await clock.advanceAsync(2_000);
  return await result;
}
