import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { callerOf } from '../gateway/caller.ts';
import {
  fromSources,
  type HeadlessGateway,
  newFolder,
  removeFolder,
  startHeadless,
  until,
} from '../gateway/headless-gateway.ts';
import { makeStandIn } from './stand-in.ts';

const standIn = makeStandIn();
const why = standIn.type === 'none' ? `, left out since ${standIn.why}` : '';
const program = path.join(import.meta.dirname, '../tools/start-terminal.ts');

let terminal: ChildProcessWithoutNullStreams | undefined;
let gateway: HeadlessGateway | undefined;

afterEach(async () => {
  await gateway?.end();
  if (gateway) await removeFolder(gateway.folder);
  gateway = undefined;
  terminal?.kill();
});

// Left out only where the kernel forbids the stand-in; the title then says so.
describe.skipIf(standIn.type === 'none')(`npm run terminal -- --listen usb${why}`, () => {
  test('is seen, paired and paid at by a gateway that is started as it says', async () => {
    const { through, line } = await start('--auto');
    const args = ['--demo', '--pair', (await line('ready ')).slice('ready '.length)];
    gateway = await startHeadless(args, await newFolder(), { ...fromSources, through });
    const caller = callerOf(gateway);
    const { id } = await until(
      async () => (await caller.checkout(await caller.createOrder())).body,
      ({ status }) => status === 'processing',
    );
    await line('= on, idle, last approved ₹199.00');
    await until(
      () => caller.activity(id),
      ({ status }) => status === 'completed',
    );
    terminal?.stdin.write('unplug\n');
    await until(health, ({ devices }) => devices[0]?.connection === 'absent');
    terminal?.stdin.write('plug\n');
    await until(health, ({ devices }) => devices[0]?.connection === 'ready');
  });
});

test('where no USB can be played it says so and ends', async () => {
  const child = spawn(process.execPath, [program, '--listen=usb'], { env: { PATH: '' } });
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(code).toBe(1);
  expect(err).toMatch(/^terminal: no USB device can be played here: it (needs|plays)/);
});

async function health() {
  const answer = await fetch(`${gateway?.url}/healthz`);
  return (await answer.json()) as { devices: readonly { connection: string }[] };
}

async function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [program, '--listen', 'usb', ...args]);
  terminal = child;
  child.stderr.pipe(process.stderr);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const through = (await line('through ')).split(' ').slice(1);
  return { through, line };

  async function line(beginning: string): Promise<string> {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) throw new Error(`It ended before "${beginning}"`);
      if (String(value).startsWith(beginning)) return String(value);
    }
  }
}
