import { expect, test } from 'vitest';
import { explore } from './explore.ts';

test('whatever the order of events, and with one fault anywhere: charged once, and it ends', () => {
  const { broken, states, depth } = explore(1);
  expect(broken.join('\n')).toBe('');
  // Fewer would mean that the machines had stopped meeting each other.
  expect(states).toBeGreaterThan(3_000);
  expect(depth).toBeGreaterThan(20);
});
