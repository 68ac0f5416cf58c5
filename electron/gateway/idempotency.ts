import { hash } from 'node:crypto';
import type { Clock } from '../../shared/clock.ts';
import type { Book, KeptAnswer } from '../ledger/ledger.ts';
import { HttpFault } from './http-fault.ts';

/** Where answers are kept; the ledger is one. */
export interface AnswerStore {
  keptAnswer(name: string): KeptAnswer | undefined;
  write<Result>(change: (book: AnswerBook) => Result): Promise<Result>;
}

export type AnswerBook = Pick<Book, 'keepAnswer' | 'forgetAnswers'>;

/** An answer as it goes out, byte for byte. */
export interface TextAnswer {
  readonly status: number;
  readonly body: string;
}

/** A request that its caller has named, so that a copy of it does nothing again. */
export interface NamedRequest {
  /** Whose request, and to what: the same name somewhere else is another request. */
  readonly scope: readonly string[];
  readonly key: string;
  /** All that makes it this request and no other. */
  readonly content: string;
}

export type Beginning =
  | { readonly type: 'first'; readonly attempt: Attempt }
  | { readonly type: 'again'; readonly answer: TextAnswer }
  | { readonly type: 'another_request' }
  | { readonly type: 'in_flight' };

export interface Attempt {
  /** Keeps the answer inside the write of the change that it tells of. */
  keep(answer: TextAnswer, book: Pick<AnswerBook, 'keepAnswer'>): void;
  /**
   * To be called once with what the caller is told, or with nothing after a fault; resolves when that
   * may be said. An answer that came to differ from the one kept with the change takes its place.
   * Without a change nothing is kept, and a copy is a new request.
   */
  end(answer?: TextAnswer): Promise<void>;
}

export interface Idempotency {
  begin(request: NamedRequest): Beginning;
}

/** How long a copy is told the same, in milliseconds. */
export const answerMilliseconds = 24 * 60 * 60 * 1_000;

export function createIdempotency(store: AnswerStore, clock: Pick<Clock, 'now'>): Idempotency {
  const inFlight = new Map<string, string>();
  return {
    begin({ scope, key, content }) {
      // Hashed, so that neither a key nor what was asked is in the file once more.
      const name = digest(JSON.stringify([...scope, key]));
      const requestHash = digest(content);
      const running = inFlight.get(name);
      if (running !== undefined) {
        return { type: running === requestHash ? 'in_flight' : 'another_request' };
      }
      const kept = store.keptAnswer(name);
      if (kept) {
        if (kept.requestHash !== requestHash) return { type: 'another_request' };
        return { type: 'again', answer: { status: kept.status, body: kept.body } };
      }
      inFlight.set(name, requestHash);
      return { type: 'first', attempt: createAttempt(name, requestHash) };
    },
  };

  function createAttempt(name: string, requestHash: string): Attempt {
    let kept: TextAnswer | undefined;
    const keep: Attempt['keep'] = (answer, book) => {
      kept = answer;
      book.keepAnswer({ ...answer, name, requestHash, keptAt: clock.now() });
    };
    return {
      keep,
      async end(answer) {
        try {
          const isSaid = kept?.body === answer?.body && kept?.status === answer?.status;
          if (kept && answer && !isSaid) await store.write((book) => keep(answer, book));
        } finally {
          inFlight.delete(name);
        }
      },
    };
  }
}

/** What makes one request differ from another: its members, in whatever order they were written. */
export function contentText(parts: unknown): string {
  try {
    return JSON.stringify(parts, sorted);
  } catch (cause) {
    // Nested deeper than the stack: no request that anybody knows is.
    throw new HttpFault('malformed_body', { cause });
  }
}

function sorted(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}
