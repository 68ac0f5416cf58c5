import { expect, test } from 'vitest';
import type { SlipLines } from '../slips.ts';
import type { Message } from './message.ts';
import { keepPrinted, keepSlip, plainLine, printBlock } from './printed-text.ts';

const keepAll = (messages: readonly Message[]) =>
  messages.reduce<readonly SlipLines[]>((slips, message) => keepSlip(slips, message), []);

test('a slip’s copy is told by its type, and what the terminal prints about itself is none', () => {
  const line: Message = { type: 'print_line', attribute: plainLine, text: 'C', fields: [] };
  expect(keepAll([printBlock(['A'], 1), printBlock(['B'], 2), line, printBlock(['D'], 3)])).toEqual(
    [
      { copy: 'merchant', lines: ['A'] },
      { copy: 'customer', lines: ['B'] },
      { copy: 'customer', lines: ['C'] },
    ],
  );
});

test('a terminal that never stops printing, or prints endless lines, fills no memory', () => {
  const wide = 'x'.repeat(5_000);
  const messages = Array.from({ length: 300 }, () => printBlock([wide, '', ...'abcdefgh'], 2));
  const kept = keepAll([...messages, ...messages.map(() => printBlock([], 2))]);
  const lines = kept.flatMap((slip) => slip.lines);
  expect(lines.length).toBeLessThanOrEqual(2_000);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(200);
  expect(kept.length).toBeLessThanOrEqual(2_000);
  expect(keepPrinted([], [wide])[0]).toHaveLength(200);
});
