import fc from 'fast-check';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createUsbCable } from '../../electron/simulator/usb-cable.ts';
import { systemClock } from '../../electron/system-clock.ts';
import { createLineProbe, type LineProbe } from '../../electron/transports/line-probe.ts';
import type { Transport } from '../../electron/transports/transport.ts';
import type { UsbLink } from '../../shared/terminal.ts';
import { device, link, makeStandIn, type ProgramWithUsb, startWithUsb } from './stand-in.ts';

const standIn = makeStandIn();
const why = standIn.type === 'none' ? `, left out since ${standIn.why}` : '';
const ends: (() => Promise<void>)[] = [];

let shared: ProgramWithUsb | undefined;
let tests = 0;

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(() => shared?.end());

// Left out only where the kernel forbids the stand-in; the title then says so.
describe.skipIf(standIn.type === 'none')(`a usb line${why}`, () => {
  test('carries bytes both ways, cut anywhere, none lost or changed', async () => {
    const { near, far } = await plugged();
    await near.open('one');
    const sent: number[] = [];
    const answered: number[] = [];
    const got: number[] = [];
    await fc.assert(
      fc.asyncProperty(
        fc.boolean(),
        fc.uint8Array({ minLength: 1, maxLength: 600 }),
        async (out, bytes) => {
          if (out) {
            sent.push(...bytes);
            expect(await near.write('one', [...bytes])).toBe('done');
            await far.probe.until((probe) => probe.bytes.length >= sent.length);
          } else {
            answered.push(...bytes);
            await far.transport().write(bytes);
            while (got.length < answered.length) got.push(...(await near.received('one')));
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(far.probe.bytes).toEqual(sent);
    expect(got).toEqual(answered);
  });

  test('keeps the order of writes that do not wait for each other', async () => {
    const { near, far } = await plugged();
    await near.open('one');
    const all = Array.from({ length: 40 }, (_, number) => number);
    const answers = await Promise.all(all.map((number) => near.write('one', [number])));
    expect(new Set(answers)).toEqual(new Set(['done']));
    await far.probe.until(({ bytes }) => bytes.length === all.length);
    expect(far.probe.bytes).toEqual(all);
  });

  test('notices that it was unplugged, tells once, and brings nothing of it into a new one', async () => {
    const { near, far } = await plugged();
    await near.open('old');
    await far.unplug();
    expect(await near.closed('old')).toBe('disconnected');
    expect(await near.write('old', [9, 9, 9])).toMatchObject({ reason: 'disconnected' });
    expect(await near.open('early')).toMatchObject({
      reason: 'not_found',
      message: 'usb 2fb8:2123 does not exist',
    });
    await far.plug();
    await near.open('new');
    expect(await near.write('old', [8])).toMatchObject({ reason: 'disconnected' });
    expect(await near.write('new', [1])).toBe('done');
    await far.probe.until(({ bytes }) => bytes.length > 0);
    expect(far.probe.bytes).toEqual([1]);
    await far.transport().write(Uint8Array.of(2));
    expect(await near.received('new')).toEqual([2]);
  });

  test('forgets what was said to nobody before it was opened', async () => {
    const { near, far } = await plugged();
    await near.open('first');
    expect(await near.close('first')).toBe('done');
    await far.transport().write(Uint8Array.from([7, 7, 7]));
    await near.open('second');
    await far.transport().write(Uint8Array.of(1));
    expect(await near.received('second')).toEqual([1]);
  });

  test('is taken while another program has it, and free when that one lets go', async () => {
    const { near } = await plugged();
    await near.open('first');
    expect(await near.open('second')).toEqual({
      reason: 'taken',
      message: 'Another program is using usb 2fb8:2123',
    });
    await near.close('first');
    expect(await near.closed('first')).toBe('by this side');
    expect(await near.open('third')).toBe('done');
  });

  test('is found by its serial number, and not by another one', async () => {
    const { near } = await plugged();
    expect(await near.open('other', { ...link, serialNumber: 'SIM0002' })).toEqual({
      reason: 'not_found',
      message: 'usb 2fb8:2123 with the serial number SIM0002 does not exist',
    });
    expect(await near.open('own', { ...link, serialNumber: 'SIM0001' })).toBe('done');
  });

  test('is found among the lines of the computer while it is plugged in', async () => {
    const { near, far } = await plugged();
    const found = {
      ...{ link: { ...link, serialNumber: 'SIM0001' }, name: 'PAX Simulated terminal' },
      ...{ vendorId: '2fb8', productId: '2123', interfaceNumber: null, likely: 'terminal' },
    };
    expect(await near.discover()).toEqual([found]);
    await far.unplug();
    while ((await near.discover()).length > 0);
  });

  test('that is plugged in again is told to whoever watches', async () => {
    const { near, far } = await plugged();
    expect(await near.watch()).toBe('done');
    await far.unplug();
    await far.plug();
    await near.plugged();
    expect(await near.open('one')).toBe('done');
  });

  test('that never stops talking is given up', async () => {
    const { near, far } = await plugged();
    // Far more than can be read within the deadline, so that nothing else has to keep up with it.
    const talking = far.transport().write(new Uint8Array(8_000_000));
    talking.catch(() => undefined);
    expect(await near.open('one')).toMatchObject({ reason: 'timeout' });
    await far.unplug();
    await expect(talking).rejects.toThrow();
    await far.plug();
    expect(await near.open('two')).toBe('done');
  });

  test('without such an interface says that there is nothing to speak on', async () => {
    const { near } = await plugged();
    expect(await near.open('one', { ...link, interfaceNumber: 3 })).toEqual({
      reason: 'fault',
      message: 'usb 2fb8:2123 has no bulk endpoints to speak on',
    });
  });

  test('that nobody may open names the rule that is missing', async () => {
    const { near } = await plugged({ fault: 'denied' });
    expect(await near.open('one')).toEqual({
      reason: 'refused',
      message:
        'usb 2fb8:2123 may not be opened: install 70-galla-terminals.rules in /etc/udev/rules.d ' +
        'and plug the device in again',
    });
  });

  test('that the system has made a serial port of says so', async () => {
    const kept = { ...device, driver: 'cp210x' };
    const { near } = await plugged({ fault: 'busy', device: kept });
    expect(await near.open('one')).toEqual({
      reason: 'taken',
      message: 'usb 2fb8:2123 is a serial port here: use the serial port instead',
    });
  });
});

type Options = Parameters<typeof startWithUsb>[2];

/** One program for all tests on a device without faults: what a line is called is its test's own. */
async function plugged(options?: Options) {
  if (standIn.type === 'none') throw new Error(standIn.why);
  tests += 1;
  const program = options ? startWithUsb(standIn, 'line-program.ts', options) : sharedProgram();
  if (options) ends.push(() => program.end());
  const near = nearEnd(program, tests);
  const far = await plugIn(program.socket, async () => {
    // One that a driver of the system keeps is not listed.
    const listed = options?.device?.driver === undefined ? 1 : 0;
    while ((await near.discover()).length !== listed);
  });
  return { near, far };
}

function sharedProgram(): ProgramWithUsb {
  if (standIn.type === 'none') throw new Error(standIn.why);
  shared ??= startWithUsb(standIn, 'line-program.ts');
  return shared;
}

async function plugIn(socket: string, isSeen: () => Promise<void>) {
  const cable = createUsbCable({ socket, link, clock: systemClock });
  ends.push(() => cable.disconnect());
  let attached: Transport | undefined;
  let probe: LineProbe = createLineProbe();
  await plug();
  return {
    get probe() {
      return probe;
    },
    transport() {
      if (!attached) throw new Error('The cable is not in');
      return attached;
    },
    plug,
    unplug: () => cable.disconnect(),
  };

  async function plug(): Promise<void> {
    probe = createLineProbe();
    const isIn = Promise.withResolvers<void>();
    await cable.connect(async (transport) => {
      attached = transport;
      await transport.open(probe);
      isIn.resolve();
    });
    // The computer shows the device a little later than the terminal hears from it. Both at once, so
    // that a program which has ended is heard of too.
    await Promise.all([isIn.promise, isSeen()]);
  }
}

function nearEnd(program: ProgramWithUsb, test: number) {
  const ask = (line: string, order: object) => {
    program.say({ line: `${test} ${line}`, ...order });
    return program.next<unknown>(`answer ${test} ${line}`);
  };
  return {
    open: (line: string, to: UsbLink = link) => ask(line, { do: 'open', link: to }),
    write: (line: string, bytes: readonly number[]) => ask(line, { do: 'write', bytes }),
    close: (line: string) => ask(line, { do: 'close' }),
    watch: () => ask('all', { do: 'watch' }),
    plugged: () => program.next<true>('plugged'),
    discover: async () => (await ask('all', { do: 'discover' })) as readonly unknown[],
    received: (line: string) => program.next<number[]>(`received ${test} ${line}`),
    closed: (line: string) => program.next<string>(`closed ${test} ${line}`),
  };
}
