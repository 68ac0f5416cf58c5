import type { HandlerDetails, WindowOpenHandlerResponse } from 'electron';
import { ownSchemes } from '../module/protocol.ts';
import { note } from '../note.ts';
import type { PageContext } from './page-context.ts';
import { fromWireUrl } from './wire-url.ts';

export type WindowOpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse;

/**
 * Asks the app about windows that the page wants to open. None ever opens (chromium/pages.ts closes
 * them before they ask for anything): an app that allows one is told that this is not implemented.
 */
export function askAboutPopups(
  { session, state }: PageContext,
  currentHandler: () => WindowOpenHandler,
): void {
  session.on('Page.windowOpen', (popup) => {
    const isWindow = popup.windowFeatures.includes('popup');
    const { action } = currentHandler()({
      url: fromWireUrl(popup.url, ownSchemes),
      frameName: popup.windowName,
      features: popup.windowFeatures.join(','),
      disposition: isWindow ? 'new-window' : 'foreground-tab',
      referrer: { url: state.url, policy: 'default' },
    });
    if (action === 'allow') note('windows opened by a page are not implemented: refused');
  });
}
