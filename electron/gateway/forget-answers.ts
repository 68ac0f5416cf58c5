import type { Clock } from '../../shared/clock.ts';
import { type AnswerStore, answerMilliseconds } from './idempotency.ts';

/** What is from before a till's night is gone before its day begins. */
const firstMilliseconds = 1_000;
const pauseMilliseconds = 10 * 60 * 1_000;
const betweenMilliseconds = 50;
const most = 500;

/**
 * Forgets answers that are too old to be given again: now and then, and a few at a time, so that no
 * caller waits for it. What counts is the time that has passed: somebody who sets the clock a year on makes
 * no answer older, since a caller who repeats a request would pay twice. Gives back a function that stops
 * it. `fault` is told when the store fails; the next round tries again.
 */
export function startForgetting(
  store: Pick<AnswerStore, 'write'>,
  clock: Clock,
  fault: (error: unknown) => void,
): () => void {
  let isStopped = false;
  let before = clock.now() - answerMilliseconds;
  let cancel = wait(firstMilliseconds);
  return () => {
    isStopped = true;
    cancel();
  };

  function wait(milliseconds: number): () => void {
    return clock.after(milliseconds, 'gateway: answers to forget', () => {
      // At most twice as fast, which catches up with the hours in which the computer slept.
      before = Math.min(clock.now() - answerMilliseconds, before + 2 * milliseconds);
      void forget();
    });
  }

  async function forget(): Promise<void> {
    let forgotten = 0;
    try {
      forgotten = await store.write((book) => book.forgetAnswers(before, most));
    } catch (error) {
      if (!isStopped) fault(error);
    }
    if (!isStopped) cancel = wait(forgotten === most ? betweenMilliseconds : pauseMilliseconds);
  }
}
