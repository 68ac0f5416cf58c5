import type { FromPreload, ToPreload } from '../page/preload-messages.ts';
import type { decodeClone } from './decode-clone.ts';
import type { encodeClone } from './encode-clone.ts';

type Listener = (event: object, ...values: unknown[]) => void;

export interface IpcRendererParts {
  tell(message: FromPreload): void;
  readonly encodeClone: typeof encodeClone;
  readonly decodeClone: typeof decodeClone;
}

/**
 * `ipcRenderer` for the preload script, and the door through which the main process answers it. Runs
 * in the page through its text: it uses nothing from outside itself.
 */
export function createIpcRenderer({ tell, encodeClone, decodeClone }: IpcRendererParts) {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  let lastId = 0;

  const listen = (channel: string, listener: Listener, once: boolean): void => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
  };
  const forget = (channel: string, listener: Listener): void => {
    const kept = listeners.get(channel) ?? [];
    const at = kept.findLastIndex((entry) => entry.listener === listener);
    listeners.set(channel, kept.toSpliced(at, at < 0 ? 0 : 1));
  };

  const ipcRenderer = {
    on(channel: string, listener: Listener) {
      listen(channel, listener, false);
      return ipcRenderer;
    },
    once(channel: string, listener: Listener) {
      listen(channel, listener, true);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener) {
      forget(channel, listener);
      return ipcRenderer;
    },
    removeListener(channel: string, listener: Listener) {
      return ipcRenderer.off(channel, listener);
    },
    removeAllListeners(channel: string) {
      listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string): number => listeners.get(channel)?.length ?? 0,
    send(channel: string, ...values: unknown[]): void {
      tell({ type: 'send', channel, values: encodeClone(values) });
    },
    async invoke(channel: string, ...values: unknown[]): Promise<unknown> {
      const body = encodeClone(values);
      const answer = Promise.withResolvers<unknown>();
      lastId++;
      open.set(lastId, answer);
      tell({ type: 'invoke', id: lastId, channel, values: body });
      return answer.promise;
    },
  };

  const receive = (message: ToPreload): void => {
    if (message.type === 'event') {
      for (const { listener, once } of listeners.get(message.channel) ?? []) {
        if (once) forget(message.channel, listener);
        listener({ sender: ipcRenderer, ports: [] }, ...(decodeClone(message.values) as unknown[]));
      }
      return;
    }
    const answer = open.get(message.id);
    open.delete(message.id);
    if (message.type === 'answer') answer?.resolve(decodeClone(message.value));
    else answer?.reject(new Error(message.message));
  };

  return { ipcRenderer, receive };
}
