import { afterEach, expect, test } from 'vitest';
import type { PairingAnswer, TerminalDesk, WantedTerminal } from '../../../shared/pairing.ts';
import { counterTerminal, type GatewayRig, openGatewayRig } from '../testing/gateway-rig.ts';

let rig: GatewayRig;
afterEach(() => rig.close());

const link = { type: 'tcp', host: '192.168.1.50', port: 20_007 } as const;
const asked: unknown[] = [];
let answer: PairingAnswer = { ok: true, terminalId: counterTerminal.id };

/** What the routes ask of the desk, and nothing behind it; the desk has tests of its own. */
const desk: TerminalDesk = {
  all: () => [counterTerminal, { ...counterTerminal, id: 'old', replacedBy: counterTerminal.id }],
  protocols: () => [],
  find: async () => [
    {
      ...{ link, name: 'A terminal', vendorId: '2fb8', productId: null, likely: 'terminal' },
      terminalId: null,
    },
  ],
  probe: async (asking) =>
    asking.type === 'serial'
      ? undefined
      : { type: 'silent', why: 'unreachable', tries: [{ ...aTry, link: asking }] },
  pair: async (wanted: WantedTerminal, actor) => {
    asked.push({ wanted, actor });
    return answer;
  },
  change: async (...call) => {
    asked.push(call);
    return answer;
  },
  setInService: async (...call) => {
    asked.push(call);
    return answer;
  },
  replace: async () => answer,
  keyOf: () => null,
  setKey: async () => ({ ok: false, why: 'key_not_possible' }),
  examine: async (terminalId) =>
    terminalId === counterTerminal.id
      ? {
          ...{ terminalId, at: 1_999 },
          findings: [{ step: 'clock', result: 'bad', code: 'clock_wrong', evidence: '-9 min' }],
        }
      : undefined,
};
const aTry = { protocol: 'zvt', result: 'unreachable', reason: 'Nobody there' } as const;

const pairing = {
  desk,
  readFrames: async ({ terminalId }: { terminalId: string }) => [
    {
      ...{ terminalId, at: 1, direction: 'sent' as const, name: 'registration', length: 12 },
    },
  ],
};

const open = (scopes: readonly ('sell' | 'pair')[] = ['sell', 'pair']) =>
  openGatewayRig({ pairing, scopes });

test('terminals are listed with how they stand, also those out of service', async () => {
  rig = await open();
  const listed = (await rig.call({ url: '/local/v1/terminals' })).json();
  expect(listed).toMatchObject({ entity: 'collection', count: 2 });
  expect(listed.items[0]).toEqual({
    entity: 'terminal',
    device_id: counterTerminal.id,
    name: 'Counter',
    protocol: 'scripted',
    link: { type: 'memory', name: 'scripted' },
    route: 'local',
    slips: 'terminal',
    display: 'own',
    state: 'ready',
    reason: null,
    replaced_by: null,
  });
  expect(listed.items[1]).toMatchObject({ state: 'replaced', replaced_by: counterTerminal.id });
  const one = await rig.call({ url: `/local/v1/terminals/${counterTerminal.id}` });
  expect(one.json()).toEqual(listed.items[0]);
});

test('a program finds lines, says hello, pairs, switches off, examines, and reads the line', async () => {
  rig = await open();
  const lines = await rig.call({ url: '/local/v1/terminals/lines' });
  expect(lines.json().items).toMatchObject([{ link, vendor_id: '2fb8', held_by: null }]);
  const probe = await rig.call({
    method: 'POST',
    url: '/local/v1/terminals/probe',
    body: { link },
  });
  expect(probe.json()).toMatchObject({ spoke: false, why: 'unreachable', tries: [{ link }] });
  const wanted = { id: 'SIDE-1', name: 'Side', protocol: 'zvt', link, route: 'local' };
  const paired = await rig.call({ method: 'POST', url: '/local/v1/terminals', body: wanted });
  expect(paired.statusCode).toBe(200);
  expect(asked.at(-1)).toEqual({ wanted, actor: { type: 'key', keyId: rig.key.id } });
  const url = `/local/v1/terminals/${counterTerminal.id}`;
  await rig.call({ method: 'PATCH', url, body: { in_service: false } });
  expect(asked.at(-1)).toMatchObject([counterTerminal.id, false, { type: 'key' }]);
  const examined = await rig.call({ method: 'POST', url: `${url}/test` });
  expect(examined.json()).toMatchObject({
    examined_at: 1,
    findings: [{ code: 'clock_wrong', found: 'Its clock is wrong by -9 min.' }],
  });
  const logs = await rig.call({ url: `${url}/logs` });
  expect(logs.json().items).toEqual([
    {
      ...{ at: 1, direction: 'sent', name: 'registration', length: 12 },
      ...{ payment_id: null, masked: null },
    },
  ]);
});

test.each([
  [404, 'unknown_terminal', 'GET', 'nobody', undefined],
  [404, 'unknown_terminal', 'POST', 'nobody/test', undefined],
  [404, 'unknown_terminal', 'GET', 'nobody/logs', undefined],
  [400, 'malformed_body', 'POST', 'probe', { link: { type: 'memory', name: 'x' } }],
  [400, 'malformed_body', 'PATCH', counterTerminal.id, { in_service: 'no' }],
  [
    409,
    'line_taken',
    'POST',
    'probe',
    { link: { type: 'serial', path: '/dev/ttyUSB0', baudRate: 9_600 } },
  ],
] as const)('%d %s is said in the error shape', async (status, reason, method, path, body) => {
  rig = await open();
  const response = await rig.call({ method, url: `/local/v1/terminals/${path}`, body });
  expect(response.statusCode).toBe(status);
  expect(response.json().error).toMatchObject({ code: 'BAD_REQUEST_ERROR', reason });
});

test('what the desk refuses is told with its reason', async () => {
  rig = await open();
  const body = { name: 'Side', protocol: 'zvt', link, route: 'local' };
  for (const [why, status] of [
    ['name_taken', 409],
    ['payment_running', 409],
    ['unknown_protocol', 400],
  ] as const) {
    answer = { ok: false, why };
    const response = await rig.call({ method: 'POST', url: '/local/v1/terminals', body });
    expect(response.statusCode).toBe(status);
    expect(response.json().error.reason).toBe(why);
  }
  answer = { ok: true, terminalId: counterTerminal.id };
});

test('a program says who prints the slips of a terminal and whether it shows codes', async () => {
  rig = await open();
  const url = `/local/v1/terminals/${counterTerminal.id}`;
  const changed = await rig.call({ method: 'PATCH', url, body: { slips: 'till' } });
  expect(changed.statusCode).toBe(200);
  const by = { type: 'key', keyId: expect.any(String) };
  expect(asked.at(-1)).toEqual([counterTerminal.id, { slips: 'till' }, by]);
  await rig.call({ method: 'PATCH', url, body: { display: 'codes', in_service: true } });
  expect(asked.slice(-2)).toEqual([
    [counterTerminal.id, { display: 'codes' }, by],
    [counterTerminal.id, true, by],
  ]);
  for (const body of [{}, { slips: 'nobody' }, { codes: true }]) {
    expect((await rig.call({ method: 'PATCH', url, body })).statusCode).toBe(400);
  }
});

test('a key that only sells sees terminals and changes none', async () => {
  rig = await open(['sell']);
  expect((await rig.call({ url: '/local/v1/terminals' })).statusCode).toBe(200);
  const before = asked.length;
  const body = { name: 'Side', protocol: 'zvt', link, route: 'local' };
  const refused = await rig.call({ method: 'POST', url: '/local/v1/terminals', body });
  expect(refused.statusCode).toBe(403);
  expect(asked).toHaveLength(before);
  const nobody = await rig.call({ url: '/local/v1/terminals', authorization: null });
  expect(nobody.statusCode).toBe(401);
});
