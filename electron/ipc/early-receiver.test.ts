import { expect, test } from 'vitest';
import { ipcChannels } from '../../shared/ipc-channels.ts';
import { receiveEarly } from './early-receiver.ts';
import type { IpcReceiver } from './handle.ts';

type Listener = Parameters<IpcReceiver['handle']>[1];
const event = { senderFrame: { url: 'app://galla/index.html' }, sender: { id: 1 } };

function open() {
  const heard = new Map<string, Listener>();
  const early = receiveEarly({ handle: (channel, listener) => heard.set(channel, listener) });
  const ask = (channel: string, request: unknown, approval?: unknown) =>
    heard.get(channel)?.(event, request, approval);
  return { early, ask, channels: () => [...heard.keys()] };
}

test('every channel is there before anybody answers', () => {
  expect(open().channels()).toEqual([...ipcChannels]);
});

test('a question that came early waits, and is answered with everything it was asked with', async () => {
  const { early, ask } = open();
  const asked = ask('window.load', { a: 1 }, 'token');
  const before = await Promise.race([asked, 'nothing yet']);
  early.handle('window.load', (...words) => words);
  expect([before, await asked]).toEqual(['nothing yet', [event, { a: 1 }, 'token']]);
});

test('once there is somebody who answers, nothing waits, and a refusal stays one', async () => {
  const { early, ask } = open();
  early.handle('window.copy', () => {
    throw new Error('window.copy refused');
  });
  await expect(ask('window.copy', {})).rejects.toThrow('refused');
});
