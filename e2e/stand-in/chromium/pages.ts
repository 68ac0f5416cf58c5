import type { DevtoolsConnection, DevtoolsSession } from './devtools-connection.ts';
import { within } from './within.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A page that waits: it shows nothing and asks for nothing until `Runtime.runIfWaitingForDebugger`. */
export interface OpenPage {
  readonly targetId: string;
  readonly session: DevtoolsSession;
  /** Resolves when the page has gone, also when that was before anybody asked. */
  readonly gone: Promise<void>;
}

export interface Pages {
  /** Opens a window of its own with an empty page. */
  open(size: Size): Promise<OpenPage>;
}

/** What a window on the screen shows before anything is loaded into it. */
export const emptyDocument = 'data:text/html,';

const openTimeout = 20_000;

/**
 * Tells the pages that the app opens from those that pages open by themselves, and refuses the
 * latter. `requestWindow` makes Chromium open one window.
 */
export async function watchPages(
  devtools: DevtoolsConnection,
  requestWindow: (size: Size) => Promise<unknown>,
): Promise<Pages> {
  const refuse = await createRefusal(devtools);
  let claim: ((page: OpenPage) => void) | undefined;
  let lastOpening: Promise<unknown> = Promise.resolve();
  const waiting = new Map<string, () => void>();

  devtools.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const { targetId, openerId } = targetInfo;
    // Listened for at once: a busy program may read of a page's coming and going in one breath.
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    waiting.set(targetId, resolve);
    const page = { targetId, session: devtools.session(sessionId), gone };
    if (openerId === undefined && claim !== undefined) claim(page);
    else void refuse(page);
  });
  devtools.on('Target.targetDestroyed', ({ targetId }) => {
    waiting.get(targetId)?.();
    waiting.delete(targetId);
  });
  await devtools.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: true,
    filter: [{ type: 'page' }, { exclude: true }],
  });
  await devtools.send('Target.setDiscoverTargets', { discover: true });

  const openNow = (size: Size): Promise<OpenPage> =>
    new Promise((resolve, reject) => {
      claim = resolve;
      requestWindow(size).catch(reject);
    });

  return {
    open(size) {
      // One after the other: a page does not say which request it answers.
      const opening = lastOpening.then(() =>
        within(openTimeout, 'Chromium opened no window', openNow(size)),
      );
      lastOpening = opening
        .catch(() => undefined)
        .finally(() => {
          claim = undefined;
        });
      return opening;
    },
  };
}

/**
 * A page that waits cannot simply be closed: that can freeze its opener, which may share its process.
 * And it may not wait, since any other DevTools client can let it go. So its requests are stopped where
 * those of all pages pass, and it is closed when it runs.
 */
async function createRefusal(
  devtools: DevtoolsConnection,
): Promise<(page: OpenPage) => Promise<void>> {
  const refused = new Set<string>();
  devtools.on('Fetch.requestPaused', ({ requestId, frameId }) => {
    const verdict = refused.has(frameId)
      ? devtools.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
      : devtools.send('Fetch.continueRequest', { requestId });
    verdict.catch(() => undefined); // Its page has gone.
  });
  await devtools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });

  return async ({ session, targetId }) => {
    refused.add(targetId);
    try {
      await session.send('Runtime.runIfWaitingForDebugger');
      await devtools.send('Target.closeTarget', { targetId });
    } catch {
      // It closed itself, or Chromium is gone: either way there is no page any more.
    }
  };
}
