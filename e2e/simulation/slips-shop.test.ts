import { expect, test } from 'vitest';
import { nexo } from '../../electron/terminals/nexo/index.ts';
import { zvt } from '../../electron/terminals/zvt/index.ts';
import { openOneTerminalShop } from './one-terminal-shop.ts';

/** Slips of terminals without a printer, from the wire into the book. */
const languages = [zvt, nexo];
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
  'the slip of another $name transaction is never taken for this one’s',
  async (language) => {
    const shop = await openOneTerminalShop(language, { slips: 'till' });
    const paid = await shop.sell('card', () => shop.simulated.approve('card'));
    await shop.ledger.write((book) => {
      const { slips: _lost, ...without } = paid;
      const approval = paid.approval && { ...paid.approval, mark: 'another' };
      book.append({ type: 'payment', payment: { ...without, approval }, because: 'a test' }, actor);
    });
    expect(await inTime(shop, shop.till().slips.fetch(paid.id, actor))).toBe('another');
    expect(shop.payment(paid.id).slips).toBeUndefined();
  },
);

async function inTime<Result>(
  { clock }: { readonly clock: { advanceAsync(milliseconds: number): Promise<void> } },
  result: Promise<Result>,
): Promise<Result> {
  await clock.advanceAsync(2_000);
  return await result;
}
