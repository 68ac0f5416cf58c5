import type { Clock } from '../../shared/clock.ts';
import { type AnswerStore, answerMilliseconds } from './idempotency.ts';

const pauseMilliseconds = 10 * 60 * 1_000;
const betweenMilliseconds = 50;
const most = 500;

/**
 * Forgets answers that are too old to be given again: now and then, and a few at a time, so that no
 * caller waits for it. Gives back a function that stops it. `fault` is told when the store fails; the
 * next round tries again.
 */
export function startForgetting(
  store: Pick<AnswerStore, 'write'>,
  clock: Clock,
  fault: (error: unknown) => void,
): () => void {
  let isStopped = false;
  let cancel = wait(pauseMilliseconds);
  return () => {
    isStopped = true;
    cancel();
  };

  function wait(milliseconds: number): () => void {
    return clock.after(milliseconds, 'gateway: answers to forget', () => void forget());
  }

  async function forget(): Promise<void> {
    let forgotten = 0;
    try {
      const before = clock.now() - answerMilliseconds;
      forgotten = await store.write((book) => book.forgetAnswers(before, most));
    } catch (error) {
      if (!isStopped) fault(error);
    }
    if (!isStopped) cancel = wait(forgotten === most ? betweenMilliseconds : pauseMilliseconds);
  }
}
