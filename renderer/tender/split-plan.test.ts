import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addPart,
  comingPart,
  mostParts,
  newPlan,
  nextPart,
  type PartMethod,
  removeLastPart,
  restOf,
  type SplitPlan,
  shareRest,
} from './split-plan.ts';

function added(plan: SplitPlan, method: PartMethod, typed = 0): SplitPlan {
  const change = addPart(plan, method, typed);
  if (change.type === 'refused') throw new Error(change.why);
  return change.plan;
}

test('a typed part leaves the rest for the next one', () => {
  const plan = added(newPlan(19_900), 'cash', 5_000);
  expect(restOf(plan)).toBe(14_900);
  expect(added(plan, 'card').parts).toEqual([
    { method: 'cash', minor: 5_000 },
    { method: 'card', minor: 14_900 },
  ]);
});

test('halves and thirds are equal, and the last takes the odd coins', () => {
  let plan = shareRest(newPlan(19_900), 3);
  for (const method of ['card', 'upi', 'cash'] as const) plan = added(plan, method);
  expect(plan.parts.map(({ minor }) => minor)).toEqual([6_633, 6_633, 6_634]);
  expect(nextPart(shareRest(newPlan(19_901), 2))).toBe(9_950);
});

test('shares are of what is left', () => {
  const plan = shareRest(added(newPlan(10_000), 'cash', 4_000), 2);
  expect(nextPart(plan)).toBe(3_000);
});

test('more than is left is refused, and so is a part of nothing', () => {
  expect(addPart(newPlan(100), 'cash', 101)).toEqual({ type: 'refused', why: 'part_too_large' });
  const whole = added(newPlan(100), 'cash');
  expect(addPart(whole, 'card', 0)).toEqual({ type: 'refused', why: 'split_complete' });
});

test('the last part there may be takes all that is left', () => {
  let plan = newPlan(10_000);
  for (let part = 1; part < mostParts; part += 1) plan = added(plan, 'cash', 1);
  expect(addPart(plan, 'cash', 1)).toEqual({ type: 'refused', why: 'parts_most' });
  expect(restOf(added(plan, 'cash'))).toBe(0);
});

test('the part that comes next follows from what is paid', () => {
  const parts = [
    { method: 'cash', minor: 5_000 },
    { method: 'card', minor: 14_900 },
  ] as const;
  expect(comingPart(parts, 0)).toEqual({ method: 'cash', minor: 5_000 });
  expect(comingPart(parts, 5_000)).toEqual({ method: 'card', minor: 14_900 });
  expect(comingPart(parts, 2_000)).toEqual({ method: 'cash', minor: 3_000 });
  expect(comingPart(parts, 19_900)).toBeNull();
});

test('taking back gives the amount back to the rest', () => {
  const plan = added(shareRest(newPlan(10_000), 2), 'cash');
  expect(nextPart(removeLastPart(plan))).toBe(10_000);
});

test('whatever is agreed, the parts and the rest come to what is due, and no part is nothing', () => {
  const wish = fc.oneof(
    fc.record({ typed: fc.nat({ max: 2_000_000 }) }),
    fc.record({ shares: fc.integer({ min: 1, max: 9 }) }),
    fc.constant({ remove: true as const }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.array(wish), (due, wishes) => {
      let plan = newPlan(due);
      for (const each of wishes) {
        if ('remove' in each) plan = removeLastPart(plan);
        else if ('shares' in each) plan = shareRest(plan, each.shares);
        else {
          const change = addPart(plan, 'card', each.typed);
          if (change.type === 'changed') plan = change.plan;
        }
        const sum = plan.parts.reduce((total, { minor }) => total + minor, 0);
        expect(sum + restOf(plan)).toBe(due);
        expect(plan.parts.every(({ minor }) => minor > 0)).toBe(true);
        expect(restOf(plan)).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 300 },
  );
});
