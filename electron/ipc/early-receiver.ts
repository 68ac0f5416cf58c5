import { ipcChannels } from '../../shared/ipc-channels.ts';
import type { IpcReceiver } from './handle.ts';

type Listener = Parameters<IpcReceiver['handle']>[1];

/**
 * Takes questions from now on, for a window that is on the screen before the till runs. What
 * `answerWindows` brings to the receiver that this gives back answers them, those that wait already, too.
 */
export function receiveEarly(receiver: IpcReceiver): IpcReceiver {
  const listeners = new Map<string, PromiseWithResolvers<Listener>>();
  for (const channel of ipcChannels) {
    const listener = Promise.withResolvers<Listener>();
    listeners.set(channel, listener);
    receiver.handle(channel, async (...asked) => (await listener.promise)(...asked));
  }
  return {
    handle(channel, listener) {
      listeners.get(channel)?.resolve(listener);
    },
  };
}
