import { expect, test } from 'vitest';
import { type TileBox, walkGrid } from './walk-grid.ts';

/** Two groups: five drinks in rows of three, then two snacks. */
const boxes: readonly TileBox[] = [
  { left: 0, top: 0 },
  { left: 100, top: 0.4 },
  { left: 200, top: 0 },
  { left: 0, top: 80 },
  { left: 100, top: 80 },
  { left: 0, top: 200 },
  { left: 100, top: 200 },
];

test.each([
  [0, 'ArrowRight', 1],
  [2, 'ArrowRight', 3],
  [6, 'ArrowRight', undefined],
  [3, 'ArrowLeft', 2],
  [0, 'ArrowLeft', undefined],
  [0, 'ArrowDown', 3],
  [1, 'ArrowDown', 4],
  [2, 'ArrowDown', 4],
  [4, 'ArrowDown', 6],
  [6, 'ArrowDown', undefined],
  [6, 'ArrowUp', 4],
  [4, 'ArrowUp', 1],
  [1, 'ArrowUp', undefined],
  [4, 'Home', 0],
  [1, 'End', 6],
  [1, 'Tab', undefined],
  [-1, 'ArrowDown', undefined],
])('from tile %i %s goes to %s', (here, key, wanted) => {
  expect(walkGrid(boxes, here, key)).toBe(wanted);
});

test('without tiles no key goes anywhere', () => {
  for (const key of ['ArrowRight', 'ArrowDown', 'Home', 'End']) {
    expect(walkGrid([], 0, key)).toBeUndefined();
  }
});
