import { expect, test } from 'vitest';
import { sampleItem } from '../testing/samples.ts';
import { createTestWindow } from '../testing/window.ts';
import { tellTotal } from './tell-total.ts';

test('the customer sees the sale grow, and nothing when it is cleared', async () => {
  const window = createTestWindow();
  await window.follow.load();
  const told: number[] = [];
  tellTotal(window.store, (total) => told.push(total));
  window.sale.add(sampleItem());
  window.asks.type({ type: 'digit', digit: '5' });
  window.asks.notice({ type: 'no_answer' });
  window.sale.clear();
  window.sale.clear();
  expect(told).toEqual([2_000, 2_005, 2_000, 0]);
});
