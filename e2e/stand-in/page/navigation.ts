import { ownSchemes } from '../module/protocol.ts';
import type { PageContext } from './page-context.ts';
import { toWireUrl } from './wire-url.ts';

export interface Navigation {
  /** Resolves when the document has loaded; rejects in Electron's words when it cannot. */
  load(url: string): Promise<void>;
  /** Once true for an address that the app itself asked for: nobody need ask it again. */
  takeExpected(wireUrl: string): boolean;
  /** The page is gone: nothing will load any more. */
  end(): void;
}

/** Of Chromium's net/base/net_error_list.h, those a window can meet here. */
const errorCodes: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
  ERR_INTERNET_DISCONNECTED: -106,
};

interface Waiting {
  readonly loaderId: string;
  loaded(): void;
  failed(error: Error): void;
}

/** Loads documents into a page on behalf of the app. */
export function createNavigation({ session, targetId, contents, state }: PageContext): Navigation {
  const expected = new Set<string>();
  let loadedLoader = '';
  let waiting: Waiting | undefined;

  session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
    if (frameId !== targetId || name !== 'load' || !state.isUsed) return;
    loadedLoader = loaderId;
    contents.emit('did-finish-load');
    if (waiting?.loaderId === loaderId) waiting.loaded();
  });

  const untilLoaded = (loaderId: string, url: string): Promise<void> =>
    new Promise((resolve, reject) => {
      waiting?.failed(loadError('ERR_ABORTED', url)); // Another address took its place.
      waiting = { loaderId, loaded: resolve, failed: reject };
      if (loadedLoader === loaderId) resolve();
    });

  return {
    async load(url) {
      state.isUsed = true;
      const wireUrl = toWireUrl(URL.parse(url)?.href ?? url, ownSchemes);
      expected.add(wireUrl.replace(/#.*$/s, '')); // Requests go without it.
      const { loaderId, errorText } = await session.send('Page.navigate', { url: wireUrl });
      if (errorText !== undefined) {
        const name = errorText.replace('net::', '');
        contents.emit('did-fail-load', {}, errorCodes[name] ?? -2, name, url, true);
        throw loadError(name, url);
      }
      // Within one document nothing is loaded.
      if (loaderId !== undefined) await untilLoaded(loaderId, url);
    },
    takeExpected: (wireUrl) => expected.delete(wireUrl),
    end: () => waiting?.failed(loadError('ERR_FAILED', state.url)),
  };
}

function loadError(name: string, url: string): Error {
  return new Error(`${name} (${errorCodes[name] ?? -2}) loading '${url}'`);
}
