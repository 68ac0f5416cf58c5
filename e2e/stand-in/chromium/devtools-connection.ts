import type { Readable, Writable } from 'node:stream';
import type { DevtoolsCommands } from './devtools-commands.ts';
import type { DevtoolsEvents } from './devtools-events.ts';

type Command = keyof DevtoolsCommands;
type Event = keyof DevtoolsEvents;

/** One conversation: with the browser itself, or with one page. */
export interface DevtoolsSession {
  /** Rejects with Chromium's words, or when the connection ends first. */
  send<Name extends Command>(
    command: Name,
    ...parameters: Parameters<DevtoolsCommands[Name]>
  ): Promise<ReturnType<DevtoolsCommands[Name]>>;
  on<Name extends Event>(event: Name, listener: (news: DevtoolsEvents[Name]) => void): void;
}

export interface DevtoolsConnection extends DevtoolsSession {
  session(id: string): DevtoolsSession;
  /** Nothing more will be answered: every open command rejects, and each new one. */
  end(): void;
}

interface Call {
  readonly command: string;
  resolve(result: object): void;
  reject(error: Error): void;
}

type Message =
  | { readonly id: number; readonly result?: object; readonly error?: { readonly message: string } }
  | { readonly method: string; readonly params: object; readonly sessionId?: string };

/** Speaks over `--remote-debugging-pipe`: JSON, each message ended by a zero byte. */
export function connectDevtools(fromBrowser: Readable, toBrowser: Writable): DevtoolsConnection {
  const calls = new Map<number, Call>();
  const listeners = new Map<string, ((news: never) => void)[]>();
  let lastId = 0;
  let ended = false;

  const session = (sessionId: string | undefined): DevtoolsSession => ({
    send: <Name extends Command>(command: Name, ...[params]: Parameters<DevtoolsCommands[Name]>) =>
      new Promise<ReturnType<DevtoolsCommands[Name]>>((resolve, reject) => {
        if (ended) throw new Error(`${command}: Chromium is gone`);
        lastId++;
        calls.set(lastId, { command, resolve: (result) => resolve(result as never), reject });
        toBrowser.write(`${JSON.stringify({ id: lastId, method: command, params, sessionId })}\0`);
      }),
    on(event, listener) {
      const key = keyOf(sessionId, event);
      listeners.set(key, [...(listeners.get(key) ?? []), listener]);
    },
  });

  readMessages(fromBrowser, (message) => {
    if ('method' in message) {
      const heard = listeners.get(keyOf(message.sessionId, message.method)) ?? [];
      for (const listener of heard) listener(message.params as never);
      return;
    }
    const call = calls.get(message.id);
    calls.delete(message.id);
    if (message.error === undefined) call?.resolve(message.result ?? {});
    else call?.reject(new Error(`${call.command}: ${message.error.message}`));
  });

  return {
    ...session(undefined),
    session,
    end() {
      ended = true;
      for (const call of calls.values())
        call.reject(new Error(`${call.command}: Chromium is gone`));
      calls.clear();
    },
  };
}

function keyOf(sessionId: string | undefined, event: string): string {
  return `${sessionId ?? ''} ${event}`;
}

function readMessages(stream: Readable, listener: (message: Message) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  stream.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const text = rest.toString('utf8', 0, end);
      rest = rest.subarray(end + 1);
      listener(JSON.parse(text) as Message);
    }
  });
}
