import { expect, test } from 'vitest';
import { perform } from '../testing/counter-acts.ts';
import { openCounterDay } from '../testing/counter-day.ts';
import type { ScriptStep } from '../testing/scripted-terminals.ts';

const staff = { type: 'staff', staffId: 'staff_1' } as const;

/** A card sale that the terminal shows, switched to UPI. */
async function switched(...scripts: readonly (readonly ScriptStep[])[]) {
  const day = await openCounterDay(scripts);
  await perform(day, 'sell');
  await day.clock.advanceAsync(50);
  const [first] = day.payments();
  if (!first) throw new Error('Nothing was sold');
  const answer = day.till.checkouts.switchMethod(first.id, 'upi', staff);
  await day.clock.advanceAsync(9_000);
  return { day, first, answer: await answer };
}

test('the old way ends before the new one begins', async () => {
  const { day, first, answer } = await switched(
    ['show', 'wait', 'customer-cancels'],
    ['show', 'approve', 'finish'],
  );
  expect(answer).toMatchObject({ ok: true, value: { method: 'upi', amount: first.amount } });
  await day.clock.advanceAsync(1_000);
  expect(day.payments().map(({ state }) => state)).toEqual(['cancelled', 'captured']);
  expect(day.memory.taken.size).toBe(1);
});

test('one that was paid after all is given back, and no second one begins', async () => {
  const { day, first, answer } = await switched(['show', 'wait', 'approve', 'finish']);
  expect(answer).toMatchObject({ ok: true, value: { id: first.id, state: 'captured' } });
  expect(day.payments()).toHaveLength(1);
});

test.each<readonly [string, readonly ScriptStep[]]>([
  ['a PIN is typed', ['show', 'pin', ...new Array<ScriptStep>(12).fill('wait')]],
  ['the terminal does not say how it ended', ['show', ...new Array<ScriptStep>(12).fill('wait')]],
  ['nobody knows how it ended', ['show', 'fall-silent']],
])('while %s, nothing new begins', async (_name, script) => {
  const day = await openCounterDay([script]);
  day.memory.isDeaf = true;
  await perform(day, 'sell');
  await day.clock.advanceAsync(50);
  const [first] = day.payments();
  const answer = day.till.checkouts.switchMethod(first?.id ?? '', 'upi', staff);
  await day.clock.advanceAsync(9_000);
  expect(await answer).toMatchObject({ ok: false, refusal: { type: 'terminal_busy' } });
  expect(day.payments()).toHaveLength(1);
});

test('after one that brought nothing the other way begins at once', async () => {
  const { day, answer } = await switched(['show', 'decline'], ['show', 'approve', 'finish']);
  expect(answer).toMatchObject({ ok: true, value: { method: 'upi' } });
  await day.clock.advanceAsync(1_000);
  expect(day.payments().map(({ state }) => state)).toEqual(['declined', 'captured']);
});

test('a code on the till’s own screen is spoken about first', async () => {
  const day = await openCounterDay([[]]);
  await perform(day, 'upi');
  const [code] = day.payments();
  expect(await day.till.checkouts.switchMethod(code?.id ?? '', 'card', staff)).toMatchObject({
    refusal: { type: 'order_busy', inDoubt: false },
  });
});
