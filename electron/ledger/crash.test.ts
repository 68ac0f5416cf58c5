import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../shared/manual-clock.ts';
import { checkChain } from './check-chain.ts';
import { checkHistory } from './history.ts';
import type { Ledger } from './ledger.ts';
import { openLedger } from './open-ledger.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const program = join(import.meta.dirname, 'testing', 'write-until-killed.ts');

function open(folder: string): Ledger {
  return openLedger({
    folder,
    clock: createManualClock(),
    fault: () => expect.unreachable(),
  });
}

/** Starts the program and resolves when it has acknowledged `count` orders; `acknowledged` goes on. */
async function startWriting(folder: string, count: number) {
  const child = spawn(process.execPath, [program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const acknowledged: number[] = [];
  let rest = '';
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    child.stdout.on('data', (chunk: Uint8Array) => {
      const lines = (rest + new TextDecoder().decode(chunk)).split('\n');
      rest = lines.pop() ?? '';
      acknowledged.push(...lines.map(Number));
      if (acknowledged.length >= count) resolve();
    });
  });
  return { child, acknowledged };
}

async function kill(child: ChildProcess): Promise<void> {
  const closed = once(child, 'close');
  child.kill('SIGKILL');
  await closed;
}

test('what was acknowledged before a kill is there, once, and the ledger opens at once', async () => {
  const folder = temporaryFolder(onTestFinished);
  const all: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const { child, acknowledged } = await startWriting(folder, 100);
    await kill(child);
    all.push(...acknowledged);
    const ledger = open(folder);
    expect(all.filter((seq) => ledger.order(`order_${seq}`) === undefined)).toEqual([]);
    expect(await checkChain(folder)).toMatchObject({ ok: true });
    await ledger.close();
    expect(checkHistory(folder)).toEqual([]);
  }
  expect(new Set(all).size).toBe(all.length);
});

test('while another program has the ledger it is refused; killed, it is free', async () => {
  const folder = temporaryFolder(onTestFinished);
  const { child } = await startWriting(folder, 1);
  expect(() => open(folder)).toThrow(
    expect.objectContaining({ name: 'LedgerError', reason: 'in_use' }),
  );
  await kill(child);
  await open(folder).close();
});
