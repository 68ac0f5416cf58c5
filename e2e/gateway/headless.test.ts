import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { callerOf, type WireActivity, type WireOrder } from './caller.ts';
import {
  type HeadlessGateway,
  newFolder,
  removeFolder,
  startHeadless,
  until,
} from './headless-gateway.ts';

const project = path.resolve(import.meta.dirname, '../..');
const folders: string[] = [];
let running: HeadlessGateway | undefined;

async function folder(): Promise<string> {
  const made = await newFolder();
  folders.push(made);
  return made;
}

afterEach(async () => {
  await running?.end('SIGKILL');
  running = undefined;
  await Promise.all(folders.splice(0).map(removeFolder));
});

/** Runs the command to its end, which must come by itself. */
function runToEnd(args: readonly string[]): Promise<{ status: number | null; output: string }> {
  const child = spawn(process.execPath, [path.join(project, 'electron/headless.ts'), ...args]);
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, output: Buffer.concat(chunks).toString() }));
  });
}

/** One line for a person, no stack, and a status that says that it failed. */
function expectOneLine({ status, output }: { status: number | null; output: string }): string {
  expect(status).not.toBe(0);
  const lines = output.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(output).not.toMatch(/\bat .*:\d+/);
  return lines[0] ?? '';
}

describe('starting and ending', () => {
  test('it prints demo and up, serves, and SIGTERM ends it cleanly', async () => {
    running = await startHeadless(['--demo'], await folder());
    expect(running.output()).toMatch(/^demo \{.*\}\nup http:\/\/127\.0\.0\.1:\d+$/m);
    expect(running.demo).toMatchObject({
      key_id: expect.stringMatching(/^rzp_test_/) as string,
      device_id: '2841158834',
    });
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    expect(await running.end()).toEqual({ code: 0, signal: null });
    running = undefined;
  });

  test('auto approves a checkout by itself', async () => {
    running = await startHeadless(['--demo'], await folder());
    const caller = callerOf(running);
    await until(
      async () => (await caller.checkout(await caller.createOrder())).body,
      ({ status }) => status === 'processing',
    ).then(({ id }) =>
      until(
        () => caller.activity(id),
        ({ status }) => status === 'completed',
      ),
    );
  });

  test('the demo key is the same after a restart', async () => {
    const data = await folder();
    const first = await startHeadless(['--demo'], data);
    await first.end();
    running = await startHeadless(['--demo'], data);
    expect(running.demo.key_secret).toBe(first.demo.key_secret);
    expect(running.demo.key_secret).not.toBe('');
  });

  test('without demo it has no hooks, and its key is in a file for its owner alone', async () => {
    running = await startHeadless([], await folder());
    expect(running.output()).not.toContain('demo');
    const mode = spawnSync('stat', ['-c', '%a', path.join(running.folder, 'gateway-key.json')]);
    if (process.platform === 'linux') expect(mode.stdout.toString().trim()).toBe('600');
    const hook = `${running.url}/local/v1/simulator/terminals/2841158834/approve`;
    expect((await fetch(hook, { method: 'POST' })).status).toBe(404);
  });

  test('a port that is taken is one line', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const data = await folder();
    const text = expectOneLine(await runToEnd(['--port', String(port), '--data', data]));
    expect(text).toContain(String(port));
    server.close();
  });

  test('a file in place of the folder is one line', async () => {
    const data = path.join(await folder(), 'data');
    writeFileSync(data, 'not a folder');
    const text = expectOneLine(await runToEnd(['--port', '0', '--data', data]));
    expect(text).toContain(data);
  });

  test('a ledger in use is one line, and the first program goes on', async () => {
    running = await startHeadless(['--demo'], await folder());
    expectOneLine(await runToEnd(['--port', '0', '--data', running.folder, '--demo']));
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
  });

  const canMount = process.platform === 'linux' && process.getuid?.() === 0;
  test.skipIf(!canMount)(
    'a read-only mount is one line (needs root on Linux to mount one)',
    async () => {
      const data = path.join(await folder(), 'read-only');
      mkdirSync(data);
      const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', data]);
      expect(mounted.status).toBe(0);
      try {
        const text = expectOneLine(await runToEnd(['--port', '0', '--data', data]));
        expect(text).toContain(data);
      } finally {
        spawnSync('umount', [data]);
      }
    },
  );

  test.each([
    [['--port', 'x'], '--port'],
    [['--terminal', 'x'], '--terminal'],
    [['--nonsense'], '--nonsense'],
  ])('%s is refused with how it is used', async (args, word) => {
    const { status, output } = await runToEnd(args);
    expect(status).toBe(2);
    expect(output).toContain(word);
    expect(output).toContain('usage:');
  });
});

describe('a serial port', () => {
  const socat = spawnSync('socat', ['-V']).status === 0;

  async function failedCheckout(): Promise<WireActivity> {
    if (!running) throw new Error('not running');
    const caller = callerOf(running);
    const order = await caller.createOrder();
    const { status, body } = await caller.checkout(order);
    expect(status).toBe(200);
    expect((await caller.order(order.id)) as WireOrder).toMatchObject({
      status: 'created',
      attempts: 0,
    });
    return body;
  }

  test('D7 X3 that does not exist: the checkout fails as not connected and leaves the order alone', async () => {
    const missing = path.join(await folder(), 'no-such-port');
    running = await startHeadless(['--demo', '--pair', `serial:${missing}`], await folder());
    expect(await failedCheckout()).toMatchObject({
      status: 'failed',
      error: { code: 'BAD_REQUEST_ERROR', reason: 'device_not_connected' },
    });
    const health = await (await fetch(`${running.url}/healthz`)).text();
    expect(health).toContain('absent');
  });

  test.skipIf(!socat)('that is taken says so (needs socat)', async () => {
    const links = await folder();
    const near = path.join(links, 'near');
    const holder = spawn('socat', [
      `pty,raw,echo=0,link=${near}`,
      `pty,raw,echo=0,link=${links}/far`,
    ]);
    await until(
      async () => readdirSync(links).length,
      (count) => count === 2,
    );
    const { SerialPort } = await import('serialport');
    const port = await new Promise<InstanceType<typeof SerialPort>>((resolve, reject) => {
      const opened = new SerialPort({ path: near, baudRate: 9_600 }, (error) =>
        error ? reject(error) : resolve(opened),
      );
    });
    running = await startHeadless(['--demo', '--pair', `serial:${near}`], await folder());
    await until(
      async () => running?.output() ?? '',
      (output) => /terminal 2841158834: .*(taken|in use|another program)/i.test(output),
    );
    expect(await failedCheckout()).toMatchObject({ status: 'failed' });
    await new Promise((resolve) => port.close(resolve));
    holder.kill();
  });
});
