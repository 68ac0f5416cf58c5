import { afterEach, expect, test, vi } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { WantedTerminal } from '../../shared/pairing.ts';
import type { TerminalLink } from '../../shared/terminal.ts';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';
import { openMemoryLedger } from '../ledger/open-memory-ledger.ts';
import { anOrder, aPayment, aRefund } from '../ledger/testing/samples.ts';
import { createTcpLine } from '../simulator/simulated-lines.ts';
import { type SimulatedStation, startStation } from '../simulator/simulated-terminals.ts';
import { systemClock } from '../system-clock.ts';
import { createConnections } from '../terminals/connections.ts';
import { nexo } from '../terminals/nexo/index.ts';
import { pinelabs } from '../terminals/pinelabs/index.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { createMemoryNetwork } from '../transports/memory-network.ts';
import { transportFor } from '../transports/open-transport.ts';
import { createTerminalDesk } from './terminal-desk.ts';

const actor = { type: 'till' } as const;
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** A till without a window, with a real ledger and real lines on this computer. */
function openDesk(isDemo = false) {
  const clock = systemClock;
  const ledger = openMemoryLedger(clock.now);
  const network = createMemoryNetwork({ clock: createManualClock() });
  const openTransport = (link: TerminalLink) => transportFor(link, { clock, memory: network });
  const fault = (error: unknown) => {
    throw error;
  };
  const connections = createConnections({
    clock,
    randomness: (length) => new Uint8Array(length),
    protocols: [zvt, nexo, pinelabs],
    openTransport,
    secretOf,
    wireLog: () => undefined,
    fault,
  });
  const told: string[] = [];
  connections.onChange(({ terminal, connection }) => {
    told.push(`${terminal.name}: ${connection.type}`);
  });
  connections.onConnected(async () => true);
  connections.start();
  let made = 0;
  const desk = createTerminalDesk({
    clock,
    ledger,
    connections,
    protocols: [zvt, nexo, pinelabs],
    secrets: { of: secretOf, keep },
    isDemo,
    openTransport,
    nextId: () => {
      made += 1;
      return `made_${made}`;
    },
    discover: async () => found.map((link) => ({ ...aLine, link })),
  });
  const found: TerminalLink[] = [];
  ends.push(() => ledger.close());
  ends.push(() => connections.stop());
  return { desk, ledger, connections, told, found, network };
}

/** What the till was given for the terminal of this id; changed by a test. */
const secrets = new Map<string, TerminalSecret>();
const secretOf = (terminalId: string) => secrets.get(terminalId);
const keep = (terminalId: string, secret: TerminalSecret | null) => {
  if (secret === null) secrets.delete(terminalId);
  else secrets.set(terminalId, secret);
  return terminalId !== 'unkept';
};
const aSecret = { passphrase: 'of both', keyIdentifier: 'shop', keyVersion: 1 };

const aLine = { name: 'A line', vendorId: null, productId: null, likely: 'unknown' } as const;

async function simulate(): Promise<SimulatedStation> {
  let memory: string | undefined;
  const station = await startStation(
    {
      id: 'there',
      clock: systemClock,
      protocol: zvt,
      mode: 'manual',
      fault: (error) => {
        throw error;
      },
    },
    { load: () => memory, save: (content) => (memory = content) },
    [createTcpLine({ port: 0, clock: systemClock })],
  );
  ends.push(() => station.stop());
  return station;
}

const wanted = (link: TerminalLink, name = 'Front counter'): WantedTerminal => ({
  name,
  protocol: 'zvt',
  link,
  route: 'local',
});

test('an unknown terminal is found, paired, connected, and examined without a complaint', async () => {
  const { desk, connections, found } = openDesk();
  const { link } = (await simulate()).terminal;
  found.push(link);
  expect(await desk.find()).toMatchObject([{ link, terminalId: null }]);
  expect(await desk.probe(link)).toMatchObject({ type: 'spoke', protocol: 'zvt', link });
  expect(await desk.pair(wanted(link), actor)).toEqual({ ok: true, terminalId: 'made_1' });
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'ready');
  expect(await desk.find()).toMatchObject([{ terminalId: 'made_1' }]);
  expect(await desk.probe(link)).toBeUndefined();
  const examined = await desk.examine('made_1');
  expect(examined?.findings.filter(({ result }) => result === 'bad')).toEqual([]);
  expect(examined?.findings.find(({ step }) => step === 'hello')?.code).toBe('answers');
  expect(await desk.examine('nobody')).toBeUndefined();
});

test('a terminal that is not there is examined on its line, and looked for again afterwards', async () => {
  const { desk, connections } = openDesk();
  const station = await simulate();
  const { link } = station.terminal;
  await desk.pair(wanted(link), actor);
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'ready');
  station.act('unplug');
  await station.settled();
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'absent');
  const examined = await desk.examine('made_1');
  expect(examined?.findings[0]).toMatchObject({ step: 'cable', code: 'unreachable' });
  station.act('plug');
  await station.settled();
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'ready', 15_000);
});

test('names, ids and lines belong to one terminal each', async () => {
  const { desk, found } = openDesk();
  const cable: TerminalLink = { type: 'serial', path: '/dev/nothing-there', baudRate: 9_600 };
  found.push(cable);
  const why = async (want: WantedTerminal) => {
    const answer = await desk.pair(want, actor);
    return answer.ok ? 'paired' : answer.why;
  };
  expect(await why({ ...wanted(cable), id: '2841158834' })).toBe('paired');
  const tcp: TerminalLink = { type: 'tcp', host: '127.0.0.1', port: 1 };
  expect(await why({ ...wanted(tcp, 'Another'), id: '2841158834' })).toBe('id_taken');
  expect(await why(wanted(tcp, ' FRONT counter '))).toBe('name_taken');
  expect(await why(wanted({ ...cable, baudRate: 115_200 }, 'Another'))).toBe('line_taken');
  expect(await why({ ...wanted(tcp, 'Another'), protocol: 'morse' })).toBe('unknown_protocol');
  expect(await why(wanted(tcp, ' '))).toBe('name_missing');
  expect(desk.all()).toHaveLength(1);
});

test('a demo shop takes no terminal that could be real', async () => {
  const { desk } = openDesk(true);
  const { link } = (await simulate()).terminal;
  for (const real of [
    { type: 'serial', path: '/dev/ttyUSB0', baudRate: 9_600 },
    { type: 'serial', path: 'COM4', baudRate: 9_600 },
    { type: 'tcp', host: '192.168.1.20', port: 20_007 },
  ] as const) {
    expect(await desk.pair(wanted(real), actor)).toEqual({ ok: false, why: 'demo_shop' });
  }
  expect(await desk.pair(wanted(link), actor)).toMatchObject({ ok: true });
});

test('a terminal that is switched off is let go of, and its line is free for another', async () => {
  const { desk, connections, told } = openDesk();
  const { link } = (await simulate()).terminal;
  await desk.pair(wanted(link), actor);
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'ready');
  expect(await desk.setInService('made_1', false, actor)).toMatchObject({ ok: true });
  expect(connections.statuses()).toEqual([]);
  expect(told.at(-1)).toBe('Front counter: absent');
  expect(await desk.pair(wanted(link, 'Another'), actor)).toMatchObject({ ok: true });
  expect(await desk.setInService('made_1', true, actor)).toEqual({ ok: false, why: 'line_taken' });
  await desk.setInService('made_2', false, actor);
  expect(await desk.setInService('made_1', true, actor)).toMatchObject({ ok: true });
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'ready');
});

test('one that is replaced keeps its name in the books and never comes back', async () => {
  const { desk, ledger } = openDesk();
  const { link } = (await simulate()).terminal;
  await desk.pair({ ...wanted(link), id: 'old' }, actor);
  expect(await desk.replace('old', { ...wanted(link), id: 'new' }, actor)).toEqual({
    ok: true,
    terminalId: 'new',
  });
  expect(ledger.terminals()).toMatchObject([{ id: 'old', replacedBy: 'new' }, { id: 'new' }]);
  for (const again of [
    desk.replace('old', wanted(link), actor),
    desk.change('old', { name: 'Back again' }, actor),
    desk.setInService('old', true, actor),
  ]) {
    expect(await again).toEqual({ ok: false, why: 'replaced' });
  }
  expect(await desk.change('nobody', {}, actor)).toEqual({ ok: false, why: 'unknown_terminal' });
});

test('who prints its slips and what it shows is kept, changed, and taken back', async () => {
  const { desk, ledger } = openDesk();
  const { link } = (await simulate()).terminal;
  await desk.pair({ ...wanted(link), slips: 'till', display: 'own' }, actor);
  expect(desk.all()[0]).toMatchObject({ slips: 'till' });
  expect(desk.all()[0]).not.toHaveProperty('display');
  await desk.change('made_1', { display: 'codes' }, actor);
  expect(desk.all()[0]).toMatchObject({ slips: 'till', display: 'codes' });
  await desk.change('made_1', { slips: 'terminal' }, actor);
  expect(desk.all()[0]).not.toHaveProperty('slips');
  expect(desk.all()[0]).toMatchObject({ display: 'codes' });
  expect(ledger.terminals()).toEqual(desk.all());
});

test('a language that cannot do it is not asked for it', async () => {
  const { desk } = openDesk();
  const cable = { type: 'serial', path: '/dev/nothing-there', baudRate: 115_200 } as const;
  const want = { ...wanted(cable), protocol: pinelabs.id };
  for (const options of [{ slips: 'till' }, { display: 'codes' }] as const) {
    const refused = { ok: false, why: 'option_not_possible' };
    expect(await desk.pair({ ...want, ...options }, actor)).toEqual(refused);
  }
  expect(await desk.pair({ ...want, slips: 'terminal', display: 'own' }, actor)).toMatchObject({
    ok: true,
  });
});

test('nothing is changed under a running payment; one in doubt does not keep a broken terminal', async () => {
  const { desk, ledger } = openDesk();
  const { link } = (await simulate()).terminal;
  await desk.pair({ ...wanted(link), id: 'old' }, actor);
  const payment = aPayment('pay_1', { terminalId: 'old', state: 'presented' });
  await ledger.write((book) => {
    book.append({ type: 'order', order: anOrder(1) }, actor);
    book.append({ type: 'payment', payment, because: 'a test' }, actor);
  });
  const changes = () => [
    desk.change('old', { name: 'Other' }, actor),
    desk.setInService('old', false, actor),
    desk.replace('old', { ...wanted(link), id: 'new' }, actor),
  ];
  for (const change of changes()) {
    expect(await change).toEqual({ ok: false, why: 'payment_running' });
  }
  const doubt = { reason: 'line_lost', since: 1 } as const;
  await ledger.write((book) =>
    book.append(
      { type: 'payment', payment: { ...payment, state: 'in_doubt', doubt }, because: 'a test' },
      actor,
    ),
  );
  for (const change of changes()) expect(await change).toMatchObject({ ok: true });
});

test('nothing is changed under a refund that is at its terminal', async () => {
  const { desk, ledger } = openDesk();
  const { link } = (await simulate()).terminal;
  await desk.pair({ ...wanted(link), id: 'old' }, actor);
  const taken = { state: 'captured', authorisedAmount: 10_000, capturedAmount: 10_000 } as const;
  const payment = aPayment('pay_1', { terminalId: 'old', ...taken });
  const refund = aRefund('rfnd_1', { paymentId: 'pay_1', terminalId: 'old', state: 'sent' });
  await ledger.write((book) => {
    book.append({ type: 'order', order: anOrder(1) }, actor);
    book.append({ type: 'payment', payment, because: 'a test' }, actor);
    book.append({ type: 'refund', refund, because: 'a test' }, actor);
  });
  for (const change of [
    desk.change('old', { name: 'Other' }, actor),
    desk.setInService('old', false, actor),
    desk.replace('old', { ...wanted(link), id: 'new' }, actor),
  ]) {
    expect(await change).toEqual({ ok: false, why: 'payment_running' });
  }
});

/** On a memory line, as the till and the desk open it. */
async function onMemoryLine(
  { desk, network }: ReturnType<typeof openDesk>,
  protocol: TerminalProtocol,
  secret?: TerminalSecret,
): Promise<void> {
  let content: string | undefined;
  const memory = { load: () => content, save: (next: string) => (content = next) };
  const terminal = protocol.simulateTerminal({ clock: systemClock, memory, secret });
  network.listen('sim', (far) => void terminal.attach(far));
  const link = { type: 'memory', name: 'sim' } as const;
  await desk.pair({ ...wanted(link), id: 'sealed', protocol: protocol.id }, actor);
}

const codesOf = async ({ desk }: ReturnType<typeof openDesk>) =>
  (await desk.examine('sealed'))?.findings.map(({ step, code }) => `${step}: ${code}`);

test('a sealed terminal is examined with its key, and one with another key refuses', async () => {
  secrets.set('sealed', { ...aSecret, passphrase: 'an old one' });
  const shop = openDesk();
  await onMemoryLine(shop, nexo, aSecret);
  await vi.waitUntil(() => shop.connections.statuses()[0]?.connection.type === 'absent');
  expect(await codesOf(shop)).toContain('hello: refuses');
  secrets.set('sealed', aSecret);
  shop.connections.hurry();
  await vi.waitUntil(() => shop.connections.statuses()[0]?.connection.type === 'ready', 15_000);
  expect(await codesOf(shop)).toContain('hello: answers');
  await shop.connections.stop();
  expect(await codesOf(shop)).toContain('hello: answers');
});

test('a key given at the till opens a sealed terminal, at once, and is told to nobody', async () => {
  const shop = openDesk();
  const { desk, connections, ledger } = shop;
  secrets.clear();
  await onMemoryLine(shop, nexo, aSecret);
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'absent');
  expect(desk.keyOf('sealed')).toBeNull();
  expect(await desk.setKey('sealed', aSecret, actor)).toEqual({ ok: true, terminalId: 'sealed' });
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'ready');
  expect(desk.keyOf('sealed')).toEqual({ keyIdentifier: 'shop', keyVersion: 1 });
  expect(JSON.stringify(desk.all())).not.toContain(aSecret.passphrase);
  await desk.setKey('sealed', null, actor);
  expect(desk.keyOf('sealed')).toBeNull();
  await vi.waitUntil(() => connections.statuses()[0]?.connection.type === 'absent');
  expect(await desk.setKey('nobody', aSecret, actor)).toEqual({
    ok: false,
    why: 'unknown_terminal',
  });
  const payment = aPayment('pay_1', { terminalId: 'sealed', state: 'presented' });
  await ledger.write((book) => {
    book.append({ type: 'order', order: anOrder(1) }, actor);
    book.append({ type: 'payment', payment, because: 'test' }, actor);
  });
  expect(await desk.setKey('sealed', aSecret, actor)).toMatchObject({ why: 'payment_running' });
  expect(desk.keyOf('sealed')).toBeNull();
});

test('a language without keys takes none, and what cannot be kept is said', async () => {
  const { desk } = openDesk();
  const link = { type: 'tcp', host: '127.0.0.1', port: 9 } as const;
  await desk.pair({ ...wanted(link), id: 'open' }, actor);
  expect(await desk.setKey('open', aSecret, actor)).toEqual({ ok: false, why: 'key_not_possible' });
  const other = { type: 'tcp', host: '127.0.0.1', port: 7 } as const;
  await desk.pair({ ...wanted(other), id: 'unkept', name: 'Unkept', protocol: 'nexo' }, actor);
  expect(await desk.setKey('unkept', aSecret, actor)).toEqual({ ok: false, why: 'key_not_kept' });
});

test('one that is asked by name alone is not blamed for having no last transaction', async () => {
  const shop = openDesk();
  await onMemoryLine(shop, pinelabs);
  await vi.waitUntil(() => shop.connections.statuses()[0]?.connection.type === 'ready');
  expect(await codesOf(shop)).toContain('last_result: by_name');
  await shop.connections.stop();
  expect(await codesOf(shop)).toContain('last_result: by_name');
});
