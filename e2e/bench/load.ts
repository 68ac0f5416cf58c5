import {
  type HttpConnection,
  openConnection,
  type WireAnswer,
  type WireRequest,
} from './http-connection.ts';

export interface Load {
  /** The server, as `http://127.0.0.1:PORT`. */
  readonly address: string;
  /** Connections that each send one request after the other. */
  readonly clients: number;
  readonly until: { readonly requests: number } | { readonly milliseconds: number };
  /** The request with this number, counted from 0 over all clients. */
  request(number: number): WireRequest;
  /** Whether that is the right answer to it. */
  isRight(answer: WireAnswer, number: number): boolean;
}

/** Times in milliseconds, of the right answers. */
export interface LoadResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Wrong answers, and requests that got none. */
  readonly wrong: number;
  /** What the first wrong answer was. */
  readonly firstWrong?: string;
}

/** Puts a load on a server; the connections are opened before the time begins. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const connections = await Promise.all(
    Array.from({ length: load.clients }, () => openConnection(load.address)),
  );
  const times: number[] = [];
  const wrong: string[] = [];
  let sent = 0;
  const started = performance.now();
  await Promise.all(connections.map(runClient));
  const seconds = (performance.now() - started) / 1000;
  for (const connection of connections) connection.close();

  times.sort((one, other) => one - other);
  return {
    requests: sent,
    requestsPerSecond: times.length / seconds,
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    wrong: wrong.length,
    ...(wrong[0] !== undefined && { firstWrong: wrong[0] }),
  };

  async function runClient(connection: HttpConnection): Promise<void> {
    while (!isOver()) {
      const number = sent;
      sent += 1;
      const asked = performance.now();
      try {
        const answer = await connection.send(load.request(number));
        if (load.isRight(answer, number)) times.push(performance.now() - asked);
        else wrong.push(`request ${number}: ${answer.status} ${answer.body}`);
      } catch (error) {
        // The connection is gone, and this client with it: the others go on.
        wrong.push(`request ${number}: ${error}`);
        return;
      }
    }
  }

  function isOver(): boolean {
    return 'requests' in load.until
      ? sent >= load.until.requests
      : performance.now() - started >= load.until.milliseconds;
  }
}

/** Of sorted numbers; 0 when there are none. */
function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
