import { expect, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { createLateRequests } from './late-requests.ts';

const lives = 150_000;

function createLate() {
  const clock = createManualClock();
  const over: string[] = [];
  const late = createLateRequests(
    clock,
    (terminalId) => (terminalId === 'stands' ? lives : 0),
    ({ id }) => over.push(id),
  );
  return { clock, late, over };
}

const doubtful = { id: 'pay_1', terminalId: 'stands' };

test('a request may arrive for as long as requests live there, and somebody is told when it is over', () => {
  const { clock, late, over } = createLate();
  const begun = clock.now();
  expect(late.mayArrive(doubtful)).toBe(true);
  expect(late.until('pay_1')).toBe(begun + lives);
  clock.advance(lives - 1);
  expect(late.mayArrive(doubtful)).toBe(true);
  expect(over).toEqual([]);
  clock.advance(1);
  expect(late.mayArrive(doubtful)).toBe(false);
  expect(late.until('pay_1')).toBeUndefined();
  expect(over).toEqual(['pay_1']);
});

test('asking again does not begin it again, then or later', () => {
  const { clock, late } = createLate();
  late.mayArrive(doubtful);
  clock.advance(lives / 2);
  late.mayArrive(doubtful);
  clock.advance(lives / 2);
  expect(late.mayArrive(doubtful)).toBe(false);
  clock.advance(lives);
  expect(late.mayArrive(doubtful)).toBe(false);
});

test('nothing arrives late where a request does not outlive its line, or at no terminal at all', () => {
  const { late } = createLate();
  expect(late.mayArrive({ id: 'pay_2', terminalId: 'takes back' })).toBe(false);
  expect(late.mayArrive({ id: 'pay_3', terminalId: null })).toBe(false);
});

test('once stopped nobody is told', () => {
  const { clock, late, over } = createLate();
  late.mayArrive(doubtful);
  late.stop();
  clock.advance(lives);
  expect(over).toEqual([]);
});
