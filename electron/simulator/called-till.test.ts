import { afterEach, expect, test } from 'vitest';
import type { Terminal } from '../../shared/terminal.ts';
import { systemClock } from '../system-clock.ts';
import { type Calls, createCalls } from '../terminals/calls.ts';
import { protocols } from '../terminals/protocols.ts';
import type { CalledSlip } from '../terminals/terminal.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { createTcpTransport } from '../transports/tcp.ts';
import { createTcpLine } from './simulated-lines.ts';
import { type SimulatedStation, startStation } from './simulated-terminals.ts';

let station: SimulatedStation | undefined;
let calls: Calls | undefined;

afterEach(async () => {
  await calls?.listen(false);
  await station?.stop();
});

/** A terminal on TCP that may call a till, which knows it or not; resolves with how its call ended. */
async function callFrom(isPaired: boolean) {
  const slips: CalledSlip[] = [];
  const terminals: Terminal[] = [];
  const own = createCalls({
    ...{ clock: systemClock, protocols, port: 0, mayPrint: () => true },
    ...{ terminals: () => terminals, wireLog: () => undefined },
    async slip(_terminal, slip) {
      slips.push(slip);
    },
  });
  calls = own;
  await own.listen(true);
  const state = own.state();
  const port = state.type === 'listening' ? (state.ports[0] ?? 0) : 0;
  const ended = Promise.withResolvers<boolean>();
  station = await startStation(
    {
      ...{ id: 'counter', clock: systemClock, protocol: zvt, mode: 'manual' },
      callTill: () => createTcpTransport({ host: '127.0.0.1', port, clock: systemClock }),
      called: ended.resolve,
      fault: (error) => {
        throw error;
      },
    },
    { load: () => undefined, save: () => undefined },
    [createTcpLine({ port: 0, clock: systemClock })],
  );
  if (isPaired) terminals.push(station.terminal);
  expect(station.face().canCall).toBe(true);
  expect(station.act('call-till')).toBe(true);
  return { isTaken: await ended.promise, slips, state: own.state() };
}

test('a terminal on the counter has its slip printed at a till that it is paired with', async () => {
  const { isTaken, slips, state } = await callFrom(true);
  expect(isTaken).toBe(true);
  expect(slips).toEqual([
    { lines: [expect.stringMatching(/^Terminal /), 'SERVICE', 'OK'], isWhole: true },
  ]);
  expect(state).toMatchObject({ taken: 1, turnedAway: 0 });
});

test('a till that does not know it hangs up unheard', async () => {
  const { isTaken, slips, state } = await callFrom(false);
  expect(isTaken).toBe(false);
  expect(slips).toEqual([]);
  expect(state).toMatchObject({ taken: 0, turnedAway: 1 });
});
