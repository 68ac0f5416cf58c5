import { expect, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { openMemoryLedger } from '../../ledger/open-memory-ledger.ts';
import type { LastResult, TerminalManners } from '../../terminals/terminal.ts';
import { approvedOutcome } from '../testing/samples.ts';
import { unknownMark } from './doubt-policy.ts';
import { createDoubts } from './doubts.ts';
import { createTerminalLanes } from './terminal-lanes.ts';

const terminalId = '2841158834';
const unavailable: LastResult = { type: 'unavailable', reason: 'It did not say' };
const known: LastResult = { type: 'result', mark: 'mark-1', outcome: approvedOutcome() };

/** Doubts at a terminal that answers so; `prepare` is what each new connection asks first. */
function createAsking(
  answers: readonly LastResult[],
  remembers: TerminalManners['remembers'] = 'last',
) {
  const clock = createManualClock();
  const left = [...answers];
  let prepare: (terminalId: string) => Promise<boolean> = () => Promise.resolve(false);
  const doubts = createDoubts({
    ledger: openMemoryLedger(clock.now),
    clock,
    report: (fault) => expect.unreachable(String(fault)),
    dispatch: () => Promise.resolve(undefined),
    lanes: createTerminalLanes(),
    terminals: {
      statuses: () => [],
      onChange: () => () => undefined,
      onConnected: (given) => {
        prepare = given;
      },
      abilities: () => [],
      manners: () => ({ stoppedBy: 'till', remembers, requestLives: 0 }),
      pay: () => expect.unreachable(),
      abort: () => expect.unreachable(),
      lastResult: () => Promise.resolve(left.shift() ?? unavailable),
      move: () => expect.unreachable(),
      serve: () => expect.unreachable(),
    },
  });
  return { doubts, prepare: () => prepare(terminalId) };
}

test('one answer that says nothing does not yet let a sale go without the mark before it', async () => {
  const { doubts, prepare } = createAsking([unavailable, known]);
  expect(await prepare()).toBe(false);
  expect(await prepare()).toBe(true);
  expect(doubts.markBefore(terminalId)).toBe('mark-1');
});

test('a terminal that cannot say is asked three times, and then takes sales', async () => {
  const { doubts, prepare } = createAsking([]);
  expect([await prepare(), await prepare(), await prepare()]).toEqual([false, false, true]);
  expect(doubts.markBefore(terminalId)).toBe(unknownMark);
});

test('a terminal that knows payments by name alone is asked once, and then takes sales', async () => {
  const { doubts, prepare } = createAsking([unavailable, known], 'named');
  expect(await prepare()).toBe(true);
  expect(doubts.markBefore(terminalId)).toBe(unknownMark);
});

test('a busy terminal stays held back, however often it says so', async () => {
  const busy: LastResult = { type: 'busy' };
  const { prepare } = createAsking([busy, busy, busy, busy, known]);
  for (let time = 0; time < 4; time += 1) expect(await prepare()).toBe(false);
  expect(await prepare()).toBe(true);
});
