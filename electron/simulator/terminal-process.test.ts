import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TerminalLink } from '../../shared/terminal.ts';
import { systemClock } from '../system-clock.ts';
import type { SimulatedTransaction } from '../terminals/simulation.ts';
import type { PayEnd, PaymentListener } from '../terminals/terminal.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { hasSocat } from '../transports/line-rigs.ts';
import { createMemoryNetwork } from '../transports/memory-network.ts';
import { transportFor } from '../transports/open-transport.ts';

const program = join(import.meta.dirname, 'terminal-process.ts');
let folder: string;
let child: ChildProcessWithoutNullStreams | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'terminal-process-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(folder, { recursive: true });
});

test('a terminal in its own process goes on when its till has gone, and remembers across its own end', async () => {
  const terminal = await start('--tcp', '0');
  const link: TerminalLink = { type: 'tcp', host: '127.0.0.1', port: Number(terminal.place) };
  const first = await pay(link);
  expect(await terminal.line()).toBe('presented 19900 INR');
  expect(await terminal.say('approve')).toBe('done');
  expect(await first.end).toEqual({ type: 'finished' });
  await first.session.close();

  const second = await pay(link);
  expect(await terminal.line()).toBe('presented 19900 INR');
  expect(await terminal.say('decline')).toBe('done');
  await second.end;
  await second.session.close();
  expect(await terminal.say('decline')).toBe('not_now');
  expect(await terminal.say('dance')).toBe('unknown_action');
  expect(await transactions(terminal)).toEqual(['approved', 'declined']);
  await terminal.end();

  const again = await start('--tcp', '0');
  expect(await transactions(again)).toEqual(['approved', 'declined']);
  await again.end();
});

// The reason for skipping: a serial cable of pseudo terminals needs socat.
test.skipIf(!hasSocat())(
  'on a serial link its cable can be pulled and put back by a line of text',
  async () => {
    const path = join(folder, 'counter.tty');
    const terminal = await start('--link', path);
    expect(terminal.place).toBe(path);
    expect(await terminal.say('amount 500')).toBe('done');
    expect(await terminal.say('unplug')).toBe('done');
    await expect(access(path)).rejects.toThrow('ENOENT');
    expect(await terminal.say('plug')).toBe('done');
    const payment = await pay({ type: 'serial', path, baudRate: 9600 });
    expect(await terminal.line()).toBe('presented 19900 INR');
    expect(await terminal.say('approve-upi')).toBe('done');
    await payment.end;
    expect(payment.amounts).toEqual([500]);
    await payment.session.close();
    await terminal.end();
    expect(await readdir(folder)).toEqual(['memory.json']);
  },
);

async function start(...where: readonly string[]) {
  const memory = join(folder, 'memory.json');
  const own = spawn(process.execPath, [program, ...where, '--memory', memory]);
  child = own;
  own.stderr.pipe(process.stderr);
  const lines = createInterface({ input: own.stdout })[Symbol.asyncIterator]();
  const [ready, place] = (await line()).split(' ');
  expect(ready).toBe('ready');
  return {
    place: place ?? '',
    line,
    say(text: string) {
      own.stdin.write(`${text}\n`);
      return line();
    },
    async end() {
      own.stdin.end();
      const [code] = await once(own, 'exit');
      expect(code).toBe(0);
    },
  };

  async function line(): Promise<string> {
    const { value } = await lines.next();
    return String(value);
  }
}

async function transactions(terminal: Awaited<ReturnType<typeof start>>) {
  const list = JSON.parse(await terminal.say('list')) as SimulatedTransaction[];
  return list.map(({ result }) => result);
}

/** Sends a payment; `end` is how it ended, `amounts` what the terminal reported as approved. */
async function pay(link: TerminalLink) {
  const clock = systemClock;
  const memory = createMemoryNetwork({ clock });
  const session = zvt.createSession(transportFor(link, { clock, memory }), {
    clock,
    closed: () => undefined,
    frame: () => undefined,
  });
  await session.open();
  const amounts: (number | null)[] = [];
  const listener: PaymentListener = {
    stage: async () => undefined,
    outcome: async ({ receipt }) => void amounts.push(receipt?.amount ?? null),
  };
  const end: Promise<PayEnd> = session.pay(
    {
      paymentId: 'pay_1',
      amount: { minor: 19_900, currency: 'INR' },
      preferredMethod: null,
      repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
    },
    listener,
  );
  return { session, end, amounts };
}
