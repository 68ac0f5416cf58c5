import type { DevtoolsConnection } from '../chromium/devtools-connection.ts';
import type { DevtoolsEvents } from '../chromium/devtools-events.ts';
import { emptyDocument } from '../chromium/pages.ts';
import { app } from '../module/app.ts';
import { ownSchemes } from '../module/protocol.ts';
import { evaluate } from './page-commands.ts';
import type { PageContext } from './page-context.ts';
import { fromWireUrl } from './wire-url.ts';

/** Turns what Chromium tells of a page into the events of its WebContents. */
export function followPage(context: PageContext, browser: DevtoolsConnection): void {
  followDocuments(context);
  followTarget(context, browser);
  const { session, contents } = context;
  session.on('Runtime.consoleAPICalled', (call) => {
    contents.emit('console-message', { frame: contents.mainFrame, ...readConsoleCall(call) });
  });
}

/** A page's main frame has the id of its target. */
function followDocuments(context: PageContext): void {
  const { session, targetId, contents, state } = context;
  const concerns = (frameId: string): boolean => frameId === targetId && state.isUsed;

  session.on('Page.frameNavigated', ({ frame }) => {
    if (!concerns(frame.id) || frame.url === emptyDocument) return;
    state.isCrashed = false;
    state.url = fromWireUrl(frame.url + (frame.urlFragment ?? ''), ownSchemes);
    contents.emit('did-navigate', {}, state.url, -1, '');
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    if (!concerns(frameId)) return;
    state.url = fromWireUrl(url, ownSchemes);
    contents.emit('did-navigate-in-page', {}, state.url, true);
  });
  session.on('Page.frameStartedLoading', ({ frameId }) => {
    if (!concerns(frameId)) return;
    state.isLoading = true;
    contents.emit('did-start-loading');
  });
  session.on('Page.frameStoppedLoading', ({ frameId }) => {
    if (!concerns(frameId)) return;
    state.isLoading = false;
    contents.emit('did-stop-loading');
  });
  session.on('Page.domContentEventFired', () => {
    if (!state.isUsed) return;
    contents.emit('dom-ready', {});
    void readTitle(context);
  });
}

/** Chromium does not tell when a title changes; the one that a document comes with is enough here. */
async function readTitle({ session, contents, state }: PageContext): Promise<void> {
  // Without a document there is no title either.
  const title = await evaluate(session, 'document.title', false).catch(() => '');
  if (typeof title !== 'string' || title === '' || title === state.title) return;
  state.title = title;
  contents.emit('page-title-updated', {}, title, true);
}

function followTarget(context: PageContext, browser: DevtoolsConnection): void {
  const { targetId, contents, state } = context;
  browser.on('Target.targetCrashed', (crash) => {
    if (crash.targetId !== targetId || state.isCrashed) return;
    state.isCrashed = true;
    const details = { reason: crash.status, exitCode: crash.errorCode };
    contents.emit('render-process-gone', {}, details);
    app.emit('render-process-gone', {}, contents, details);
  });
}

function readConsoleCall(call: DevtoolsEvents['Runtime.consoleAPICalled']): object {
  const [place] = call.stackTrace?.callFrames ?? [];
  return {
    level: { warning: 'warning', error: 'error', debug: 'debug' }[call.type] ?? 'info',
    message: call.args.map(({ value, description }) => value ?? description ?? '').join(' '),
    lineNumber: (place?.lineNumber ?? 0) + 1,
    sourceId: fromWireUrl(place?.url ?? '', ownSchemes),
  };
}
