import type {
  GallaBridge,
  IpcAnswers,
  IpcChannel,
  IpcReply,
  IpcRequest,
  Push,
  WindowState,
} from '../../shared/ipc.ts';

/** The other side of the bridge for tests: it says what it is told to, and remembers what was asked. */
export interface FakeBridge extends GallaBridge {
  readonly calls: readonly { readonly channel: IpcChannel; readonly request: unknown }[];
  /** From now on. `hang` never answers, `reject` breaks the promise as a missing handler does. */
  reply<Channel extends IpcChannel>(channel: Channel, reply: FakeReply<Channel>): void;
  /** Tells the window something without being asked. */
  push(push: Push): void;
}

export type FakeReply<Channel extends IpcChannel> =
  | 'hang'
  | 'reject'
  | IpcReply<Channel>
  | ((request: IpcRequest<Channel>) => IpcReply<Channel> | Promise<IpcReply<Channel>>);

/** Answers `window.load` with `state`; everything else hangs until `reply` says otherwise. */
export function createFakeBridge(state: WindowState): FakeBridge {
  const calls: { readonly channel: IpcChannel; readonly request: unknown }[] = [];
  const listeners = new Set<(push: Push) => void>();
  const replies: { [Channel in IpcChannel]?: FakeReply<Channel> } = {
    'window.load': answer<'window.load'>(state),
  };
  return {
    calls,
    call(channel, request) {
      calls.push({ channel, request });
      const reply: FakeReply<typeof channel> = replies[channel] ?? 'hang';
      if (reply === 'hang') return new Promise(() => undefined);
      if (reply === 'reject') return Promise.reject(new Error(`No handler for ${channel}`));
      return Promise.resolve(typeof reply === 'function' ? reply(request) : reply);
    },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reply(channel, reply) {
      Object.assign(replies, { [channel]: reply });
    },
    push(push) {
      for (const listener of listeners) listener(push);
    },
  };
}

/** The reply of a main process that did what it was asked. */
export function answer<Channel extends IpcChannel>(value: IpcAnswers[Channel]): IpcReply<Channel> {
  return { ok: true, answer: value };
}
