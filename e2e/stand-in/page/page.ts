import type { WebPreferences } from 'electron';
import type { WindowBounds } from '../chromium/devtools-commands.ts';
import type { Size } from '../chromium/pages.ts';
import { runningChromium } from '../chromium/running-chromium.ts';
import { createNavigation } from './navigation.ts';
import type { PageContents, PageContext, PageState } from './page-context.ts';
import { followPage } from './page-events.ts';
import { answerRequests } from './page-requests.ts';
import { settlePermissions } from './permissions.ts';
import { askAboutPopups, type WindowOpenHandler } from './popups.ts';
import { connectPreload, preloadWorld, sendName } from './preload-channel.ts';
import { preloadScripts } from './preload-scripts.ts';

/** A page of Chromium that plays the renderer of one WebContents. */
export interface Page extends Pick<PageContext, 'targetId' | 'session'> {
  load(url: string): Promise<void>;
  post(channel: string, values: readonly unknown[]): void;
  /** The page shows exactly this many pixels; the window around it is as large as that needs. */
  resize(size: Size): Promise<void>;
  place(bounds: WindowBounds): Promise<void>;
  close(): void;
}

export interface PageSettings {
  readonly size: Size;
  readonly preferences: WebPreferences;
  /** Called before anything happens in the page. */
  onOpen(targetId: string): void;
  /** Called when the page has gone, by itself or with Chromium. */
  onGone(): void;
  windowOpenHandler(): WindowOpenHandler;
}

/** Opens a window of Chromium and ties it to the contents, which hear of everything it does. */
export async function openPage(
  contents: PageContents,
  state: PageState,
  settings: PageSettings,
): Promise<Page> {
  const chromium = runningChromium();
  if (chromium === undefined) throw new Error('Cannot create BrowserWindow before app is ready');
  const { devtools, pages } = chromium;
  const { targetId, session, gone } = await pages.open(settings.size);
  settings.onOpen(targetId);
  const context: PageContext = { targetId, session, contents, state };

  const navigation = createNavigation(context);
  const channel = connectPreload(context);
  followPage(context, devtools);
  answerRequests(context, navigation);
  askAboutPopups(context, settings.windowOpenHandler);
  void gone.then(() => {
    navigation.end();
    settings.onGone();
  });
  const page: Page = {
    targetId,
    session,
    async load(url) {
      await settlePermissions(devtools, contents, url);
      await navigation.load(url);
    },
    post: (name, values) => channel.post(name, values),
    async resize(size) {
      const { windowId } = await devtools.send('Browser.getWindowForTarget', { targetId });
      await devtools.send('Browser.setContentsSize', { windowId, ...size });
    },
    async place(bounds) {
      const { windowId } = await devtools.send('Browser.getWindowForTarget', { targetId });
      await devtools.send('Browser.setWindowBounds', { windowId, bounds });
    },
    close() {
      // It may have gone meanwhile, and Chromium with it.
      devtools.send('Target.closeTarget', { targetId }).catch(() => undefined);
    },
  };
  await prepare(context, settings);
  await page.resize(settings.size);
  return page;
}

/** All of it is asked for before the page is let go, so that nothing happens unseen. */
async function prepare({ session }: PageContext, { preferences }: PageSettings): Promise<void> {
  const { preload, additionalArguments = [] } = preferences;
  const scripts = preloadScripts({ preload, additionalArguments });
  await Promise.all([
    session.send('Inspector.enable'),
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Runtime.addBinding', { name: sendName, executionContextName: preloadWorld }),
    session.send('Runtime.enable'),
    // The page's world must stand before the preload script exposes something in it.
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: scripts.preload,
      worldName: preloadWorld,
    }),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    session.send('Runtime.runIfWaitingForDebugger'),
  ]);
}
