import { get, type IncomingMessage } from 'node:http';

/** One event as a reader gets it. */
export interface ReadEvent {
  readonly id: number | null;
  readonly name: string;
  readonly entity: Record<string, unknown>;
}

export interface EventReader {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly events: readonly ReadEvent[];
  /** Everything that came, comments included. */
  text(): string;
  pause(): void;
  resume(): void;
  /** Resolves when this is true of what has come; throws when it never is. */
  until(isSo: (events: readonly ReadEvent[]) => boolean): Promise<void>;
  /** Resolves when the gateway has ended the stream, or cut it. */
  readonly ended: Promise<'ended' | 'cut'>;
  leave(): void;
}

const patience = 20_000;

/** Listens to a gateway's events over a real line. */
export function readEvents(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<EventReader> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/local/v1/events`, { headers, agent: false }, (response) => {
      resolve(createReader(response));
    });
    request.on('error', reject);
  });
}

function createReader(response: IncomingMessage): EventReader {
  const events: ReadEvent[] = [];
  let text = '';
  let rest = '';
  let told: () => void = () => undefined;
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    text += chunk;
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    events.push(...blocks.flatMap(readBlock));
    told();
  });
  const ended = new Promise<'ended' | 'cut'>((resolve) => {
    response.on('end', () => resolve('ended'));
    response.on('error', () => resolve('cut'));
    response.on('close', () => resolve('cut'));
  });
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    events,
    text: () => text,
    pause: () => void response.pause(),
    resume: () => void response.resume(),
    ended,
    leave: () => void response.destroy(),
    until: (isSo) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`It never came: ${text}`)), patience);
        told = () => {
          if (!isSo(events)) return;
          clearTimeout(timer);
          resolve();
        };
        told();
      }),
  };
}

function readBlock(block: string): readonly ReadEvent[] {
  const lines = new Map(
    block.split('\n').map((line) => {
      const colon = line.indexOf(': ');
      return [line.slice(0, colon), line.slice(colon + 2)] as const;
    }),
  );
  const [id, name, data] = [lines.get('id'), lines.get('event'), lines.get('data')];
  if (name === undefined || data === undefined) return [];
  return [{ id: id === undefined ? null : Number(id), name, entity: JSON.parse(data) }];
}
