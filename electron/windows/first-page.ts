import type { Clock } from '../../shared/clock.ts';

type Serve = (request: Request) => Promise<Response>;

/** After the last file: what was asked for at the same time has come, and is on its way. */
const quiet = 10;
/** A page that asks for nothing must not keep the till from running. */
const longestWait = 2_000;

/** Serves pages, and resolves `given` when the first one has got the scripts that it starts with. */
export function watchFirstPage(
  serve: Serve,
  clock: Pick<Clock, 'after'>,
): { readonly serve: Serve; readonly given: Promise<void> } {
  const given = Promise.withResolvers<void>();
  let underWay = 0;
  let hasScript = false;
  let stopWaiting = clock.after(longestWait, 'the first page to ask', given.resolve);
  return {
    given: given.promise,
    async serve(request) {
      underWay += 1;
      try {
        return await serve(request);
      } finally {
        underWay -= 1;
        hasScript ||= request.url.endsWith('.js');
        if (hasScript && underWay === 0) waitForQuiet();
      }
    },
  };

  function waitForQuiet(): void {
    stopWaiting();
    stopWaiting = clock.after(quiet, 'the first page to be quiet', given.resolve);
  }
}
