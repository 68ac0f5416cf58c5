import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkHistory } from '../ledger/history.ts';
import { temporaryFolder } from '../ledger/testing/temporary-folder.ts';

const program = path.join(import.meta.dirname, 'testing', 'sell-until-killed.ts');

/** A program that is told. It kills the till with every `fatal`th event in its hands. */
async function startListener(fatal: number) {
  const heard: { readonly event: string; readonly sale: number; readonly id: string }[] = [];
  const waiting: { readonly is: () => boolean; readonly resolve: () => void }[] = [];
  let child: ChildProcess | undefined;
  let asked = 0;
  const server = createServer((request, response) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const sale = Number(/pay_(\d+)/.exec(body)?.[1]);
      const id = String(request.headers['x-razorpay-event-id']);
      heard.push({ event: JSON.parse(body).event, sale, id });
      asked += 1;
      if (asked % fatal === 0) child?.kill('SIGKILL');
      response.writeHead(200).end();
      for (const each of waiting) if (each.is()) each.resolve();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    heard,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    watch: (next: ChildProcess) => {
      child = next;
    },
    spare: () => {
      child = undefined;
    },
    until: (is: () => boolean) =>
      new Promise<void>((resolve) => (is() ? resolve() : waiting.push({ is, resolve }))),
  };
}

test('killed with an event in the other’s hands, the till tells every sale, in order, under one id', async () => {
  const folder = temporaryFolder(onTestFinished);
  const listener = await startListener(9);
  const paid: number[] = [];
  const live = (sales: number) => {
    const child = spawn(process.execPath, [program, folder, listener.url, String(sales)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let rest = '';
    child.stdout.on('data', (chunk: Uint8Array) => {
      const lines = (rest + new TextDecoder().decode(chunk)).split('\n');
      rest = lines.pop() ?? '';
      paid.push(...lines.map(Number));
    });
    return child;
  };

  for (let round = 0; round < 5; round += 1) {
    const child = live(100);
    listener.watch(child);
    await once(child, 'close');
    expect(checkHistory(folder)).toEqual([]);
  }
  listener.spare();
  const last = live(0);
  const told = (sale: number, event: string) =>
    listener.heard.filter((each) => each.sale === sale && each.event === event);
  await listener.until(() => paid.every((sale) => told(sale, 'order.paid').length > 0));
  last.kill('SIGKILL');
  await once(last, 'close');

  expect(paid.length).toBeGreaterThan(0);
  for (const sale of paid) {
    const ofSale = listener.heard.filter((each) => each.sale === sale);
    const events = ofSale.map(({ event }) => event);
    expect(events.toSorted((one, other) => one.localeCompare(other) * -1)).toEqual(events);
    expect([...new Set(events)]).toEqual(['payment.captured', 'order.paid']);
    expect(new Set(ofSale.map(({ id }) => id)).size).toBe(2);
  }
}, 120_000);
