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
  readonly calls: readonly FakeCall[];
  /** From now on the main process does what it is asked, and says this. */
  answer<Channel extends IpcChannel>(
    channel: Channel,
    answer: IpcAnswers[Channel] | FakeAnswer<Channel>,
  ): void;
  /** From now on it fails. `hang` never answers, `reject` breaks the promise as a missing handler does. */
  fail<Channel extends IpcChannel>(channel: Channel, failure: FakeFailure<Channel>): void;
  /** Tells the window something without being asked. */
  push(push: Push): void;
}

export interface FakeCall {
  readonly channel: IpcChannel;
  readonly request: unknown;
  /** Left out where none was sent. */
  readonly approval?: string;
}

export type FakeAnswer<Channel extends IpcChannel> = (
  request: IpcRequest<Channel>,
) => IpcAnswers[Channel] | Promise<IpcAnswers[Channel]>;

export type FakeFailure<Channel extends IpcChannel> =
  | 'hang'
  | 'reject'
  | Extract<IpcReply<Channel>, { ok: false }>;

/** Answers `window.load` with `state`; everything else hangs until it is told otherwise. */
export function createFakeBridge(state: WindowState): FakeBridge {
  const calls: FakeCall[] = [];
  const listeners = new Set<(push: Push) => void>();
  const answers: { [Channel in IpcChannel]?: FakeAnswer<Channel> | FakeFailure<Channel> } = {
    'window.load': () => state,
  };
  return {
    calls,
    async call(channel, request, approval) {
      calls.push({ channel, request, ...(approval === undefined ? {} : { approval }) });
      const answer: FakeAnswer<typeof channel> | FakeFailure<typeof channel> =
        answers[channel] ?? 'hang';
      if (answer === 'hang') return new Promise(() => undefined);
      if (answer === 'reject') throw new Error(`No handler for ${channel}`);
      if (typeof answer === 'object') return answer;
      return { ok: true, answer: await answer(request) };
    },
    onPush(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer(channel, answer) {
      Object.assign(answers, { [channel]: typeof answer === 'function' ? answer : () => answer });
    },
    fail(channel, failure) {
      Object.assign(answers, { [channel]: failure });
    },
    push(push) {
      for (const listener of listeners) listener(push);
    },
  };
}
