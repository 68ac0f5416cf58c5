import { assertNever } from '../../../shared/assert-never.ts';
import type { FailReason, FulfilledRequest } from '../chromium/devtools-commands.ts';
import type { PausedRequest } from '../chromium/devtools-events.ts';
import { ownSchemes, protocolHandler } from '../module/protocol.ts';
import {
  askBeforeRequest,
  askHeadersReceived,
  type RequestDetails,
} from '../module/web-request.ts';
import { note } from '../note.ts';
import { emitPreventable } from '../preventable-event.ts';
import type { Navigation } from './navigation.ts';
import type { PageContext } from './page-context.ts';
import { fromWireUrl, schemeOf, toWireUrl } from './wire-url.ts';

type Verdict =
  | { readonly type: 'let_go' }
  | { readonly type: 'refused'; readonly reason: FailReason }
  | { readonly type: 'answered'; readonly answer: FulfilledRequest };

/** Every request of a page stops here: the app may prevent it, and answers those of its own schemes. */
export function answerRequests(context: PageContext, navigation: Navigation): void {
  context.session.on('Fetch.requestPaused', (paused) => void answer(context, navigation, paused));
}

async function answer(
  context: PageContext,
  navigation: Navigation,
  paused: PausedRequest,
): Promise<void> {
  const { session, state } = context;
  const { requestId } = paused;
  try {
    const verdict = await judge(context, navigation, paused);
    switch (verdict.type) {
      case 'let_go':
        await session.send('Fetch.continueRequest', { requestId });
        return;
      case 'answered':
        await session.send('Fetch.fulfillRequest', { requestId, ...verdict.answer });
        return;
      case 'refused':
        await session.send('Fetch.failRequest', { requestId, errorReason: verdict.reason });
        return;
      default:
        assertNever(verdict);
    }
  } catch (fault) {
    if (state.isDestroyed) return; // It closed while it was being answered.
    note(`${paused.request.url}: ${String(fault)}`);
    session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => undefined);
  }
}

async function judge(
  context: PageContext,
  navigation: Navigation,
  paused: PausedRequest,
): Promise<Verdict> {
  const { contents } = context;
  const wire = paused.request.url;
  const url = fromWireUrl(wire, ownSchemes);
  if (isOwnWish(context, navigation, paused)) {
    const details = { url, isMainFrame: true, isSameDocument: false, frame: contents.mainFrame };
    if (emitPreventable(contents, 'will-navigate', details, url)) {
      return { type: 'refused', reason: 'Aborted' };
    }
  }
  const details = describe(context, paused, url);
  const { cancel } = await askBeforeRequest(details);
  if (cancel) return { type: 'refused', reason: 'BlockedByClient' };
  if (url === wire) return { type: 'let_go' };
  const handler = protocolHandler(schemeOf(url));
  if (handler === undefined) return { type: 'refused', reason: 'Failed' };
  const { method, headers, postData } = paused.request;
  const request = new Request(url, { method, headers, body: postData ?? null });
  return { type: 'answered', answer: await readResponse(await handler(request), details) };
}

/** The page wants to leave by itself: not a reload, nor a step of a journey that was allowed. */
function isOwnWish(
  { targetId, state }: PageContext,
  navigation: Navigation,
  { resourceType, frameId, redirectedRequestId, request }: PausedRequest,
): boolean {
  if (resourceType !== 'Document' || frameId !== targetId) return false;
  if (navigation.takeExpected(request.url) || redirectedRequestId !== undefined) return false;
  return request.url !== toWireUrl(state.url.replace(/#.*$/s, ''), ownSchemes);
}

let lastRequest = 0;

function describe(context: PageContext, paused: PausedRequest, url: string): RequestDetails {
  const { resourceType, frameId, request } = paused;
  const frame = frameId === context.targetId ? 'mainFrame' : 'subFrame';
  const names: Readonly<Record<string, string>> = {
    Document: frame,
    Fetch: 'xhr',
    CSPViolationReport: 'cspReport',
    WebSocket: 'webSocket',
  };
  lastRequest++;
  return {
    id: lastRequest,
    url,
    method: request.method,
    resourceType: names[resourceType] ?? resourceType.toLowerCase(),
    webContentsId: context.contents.id,
    timestamp: Date.now(),
  };
}

async function readResponse(
  response: Response,
  details: RequestDetails,
): Promise<FulfilledRequest> {
  const given: Record<string, string[]> = {};
  for (const [name, value] of response.headers) given[name] = [...(given[name] ?? []), value];
  const statusCode = response.status;
  const changed = await askHeadersReceived({ ...details, statusCode, responseHeaders: given });
  if (changed.cancel) throw new Error('cancelled by onHeadersReceived');
  const headers = Object.entries(changed.responseHeaders ?? given);
  return {
    responseCode: statusCode,
    responseHeaders: headers.flatMap(([name, values]) =>
      [values].flat().map((value) => ({ name, value })),
    ),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  };
}
