import { expect, test } from 'vitest';
import { attackGateway } from './attack-gateway.ts';
import { attackNexo, nexoForms } from './attack-nexo.ts';
import { attackParser, parsers } from './attack-parser.ts';
import { attackPinelabs, pinelabsSides } from './attack-pinelabs.ts';
import { attackWebhooks } from './attack-webhooks.ts';
import { attackWindows } from './attack-windows.ts';

/** Small counts of the campaigns; `npm run hostile` has the large ones. A failure names its seed. */
const seed = Date.now() % 1_000_000;

test.each(parsers)('no frame makes the %s parser throw, stall or lose its place', (parser) => {
  const { problems, delivered } = attackParser(parser, 10_000, seed);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(delivered).toBeGreaterThan(2_000);
});

test.each(pinelabsSides)(
  'no frame makes a reader of Pine Labs %s throw, stall or lose its place',
  (side) => {
    const { problems, delivered } = attackPinelabs(side, 10_000, seed);
    expect({ seed, problems }).toEqual({ seed, problems: [] });
    expect(delivered).toBeGreaterThan(2_000);
  },
);

test.each(nexoForms)('no %s nexo message makes a reader throw, stall or keep too much', (form) => {
  const { problems, delivered } = attackNexo(form, 2_500, seed);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(delivered).toBeGreaterThan(500);
});

test('no argument makes a channel throw, and no other page gets a word', async () => {
  const { problems, calls, answered, malformed, refusedSenders } = await attackWindows(40, seed);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(answered).toBeGreaterThan(0);
  expect(malformed).toBeGreaterThan(0);
  expect(refusedSenders).toBe(calls);
});

test('no request makes the gateway fail, hang, or answer in another shape', async () => {
  const { problems, requests, statuses } = await attackGateway(1_500, seed);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(requests).toBeGreaterThanOrEqual(1_500);
  expect(Object.keys(statuses)).toEqual(expect.arrayContaining(['200', '400', '401', '405']));
});

test('M18 no forged webhook is believed', async () => {
  const { problems, forged } = await attackWebhooks(300, seed);
  expect({ seed, problems }).toEqual({ seed, problems: [] });
  expect(forged).toBeGreaterThanOrEqual(300);
});
