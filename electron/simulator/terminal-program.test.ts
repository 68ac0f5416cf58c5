import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../system-clock.ts';
import type { PaymentListener, TerminalOutcome } from '../terminals/terminal.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { createTcpTransport } from '../transports/tcp.ts';

const program = join(import.meta.dirname, 'terminal-program.ts');
let child: ChildProcessWithoutNullStreams | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
});

test('software of another maker takes a sale at it over TCP, pressed line by line', async () => {
  const terminal = await start('--protocol', 'zvt', '--listen', 'tcp://127.0.0.1:0');
  const till = await connect(terminal.port);
  const paying = till.pay(19_900);
  await terminal.line('= on, waiting for a customer, sale of ₹199.00');
  terminal.say('late 0.1');
  await terminal.line('done');
  terminal.say('tap');
  await terminal.line('done');
  terminal.say('pin-right');
  await terminal.line('done');
  expect(await paying).toMatchObject([{ type: 'approved', receipt: { amount: 19_900 } }]);
  await terminal.line('= on, idle, last approved ₹199.00');
  terminal.say('approve');
  await terminal.line('not_now');
  terminal.say('late soon');
  await terminal.line('unknown_detail');
  terminal.say('dance');
  await terminal.line('unknown_action');
  await till.close();
  const heard = terminal.heard();
  expect(heard).toContain('received authorisation');
  expect(heard).toContain('sent status information');
  terminal.say('quit');
  expect(await terminal.ended()).toBe(0);
});

test('with --magic its customers do what the paise say, and nobody has to press', async () => {
  const terminal = await start('--listen', 'tcp://127.0.0.1:0', '--magic');
  const till = await connect(terminal.port);
  expect(await till.pay(19_951)).toMatchObject([
    { type: 'declined', failure: { reason: 'Insufficient funds' } },
  ]);
  await till.close();
  child?.kill('SIGTERM');
  expect(await terminal.ended()).toBe(0);
});

test('with --auto they pay, whatever the amount', async () => {
  const terminal = await start('--listen', 'tcp://127.0.0.1:0', '--auto');
  const till = await connect(terminal.port);
  expect(await till.pay(19_951)).toMatchObject([{ type: 'approved' }]);
  await till.close();
});

test('a wrong argument is refused in words, with what would be right', async () => {
  const { code, err } = await runToEnd('--protocol', 'morse');
  expect(code).toBe(2);
  expect(err).toContain('--protocol takes one of zvt');
  expect(err).toContain('npm run terminal');
});

test('a port that another program has is said, and the program ends', async () => {
  const terminal = await start('--listen', 'tcp://127.0.0.1:0');
  const first = child;
  const { code, err } = await runToEnd('--listen', `tcp://127.0.0.1:${terminal.port}`);
  first?.kill('SIGKILL');
  expect(code).toBe(1);
  expect(err).toContain(`port ${terminal.port} of 127.0.0.1 cannot be had`);
});

test('a file without a key in it is said, and the program ends', async () => {
  const { code, err } = await runToEnd('--protocol', 'nexo', '--key-file', program);
  expect(code).toBe(1);
  expect(err).toContain('there is no key in');
});

test('help is no mistake', async () => {
  const { code, out } = await runToEnd('--help');
  expect(code).toBe(0);
  expect(out).toContain('--magic');
});

async function start(...args: readonly string[]) {
  const own = spawn(process.execPath, [program, ...args]);
  child = own;
  own.stderr.pipe(process.stderr);
  const exit = once(own, 'exit');
  const heard: string[] = [];
  const lines = createInterface({ input: own.stdout })[Symbol.asyncIterator]();
  const ready = await line('ready ');
  return {
    port: Number(ready.split(':').at(-1)),
    line,
    heard: () => heard.join('\n'),
    say: (words: string) => own.stdin.write(`${words}\n`),
    ended: async () => (await exit)[0] as number | null,
  };

  /** The next line that begins so; what comes before it is kept. */
  async function line(beginning: string): Promise<string> {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`It ended before "${beginning}":\n${heard.join('\n')}`);
      heard.push(String(value));
      if (String(value).startsWith(beginning)) return String(value);
    }
  }
}

async function runToEnd(...args: readonly string[]) {
  const own = spawn(process.execPath, [program, ...args]);
  child = own;
  const [out, err, [code]] = await Promise.all([
    text(own.stdout),
    text(own.stderr),
    once(own, 'exit'),
  ]);
  return { out, err, code: code as number | null };
}

/** The till's own driver, as software of another maker would have one. */
async function connect(port: number) {
  const transport = createTcpTransport({ host: '127.0.0.1', port, clock: systemClock });
  const session = zvt.createSession(transport, {
    clock: systemClock,
    closed: () => undefined,
    frame: () => undefined,
  });
  await session.open();
  return {
    close: () => session.close(),
    async pay(minor: number): Promise<readonly TerminalOutcome[]> {
      const outcomes: TerminalOutcome[] = [];
      const listener: PaymentListener = {
        stage: async () => undefined,
        outcome: async (outcome) => void outcomes.push(outcome),
      };
      const end = await session.pay(
        {
          paymentId: 'pay_1',
          amount: { minor, currency: 'INR' },
          preferredMethod: null,
          repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
        },
        listener,
      );
      expect(end).toEqual({ type: 'finished' });
      return outcomes;
    },
  };
}
