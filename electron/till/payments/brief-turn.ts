import type { Clock } from '../../../shared/clock.ts';
import type { TerminalLanes } from './terminal-lanes.ts';

/** Shorter than a payment may take to be sent. */
const turnMilliseconds = 3_000;

/**
 * Something that charges nobody, between a terminal's payments. One that is asked for meanwhile waits a
 * moment; behind a terminal that does not answer it is refused by the connection then, and is not left
 * in doubt for having waited.
 */
export async function takeBriefTurn(
  { lanes, clock }: { readonly lanes: TerminalLanes; readonly clock: Clock },
  terminalId: string,
  work: () => Promise<void>,
): Promise<void> {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  await lanes.run(terminalId, async () => {
    const turn = Promise.withResolvers<void>();
    const stop = clock.after(turnMilliseconds, 'a turn between payments', turn.resolve);
    work()
      .then(resolve, reject)
      .finally(() => {
        stop();
        turn.resolve();
      });
    await turn.promise;
  });
  await done;
}
