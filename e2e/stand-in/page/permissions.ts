import type { DevtoolsConnection } from '../chromium/devtools-connection.ts';
import { permissionHandlers } from '../module/session.ts';
import type { PageContents } from './page-context.ts';

interface Question {
  /** As Chromium calls it. */
  readonly name: string;
  /** As Electron calls it. */
  readonly permission: string;
  readonly mediaTypes?: readonly string[];
}

const questions: readonly Question[] = [
  { name: 'camera', permission: 'media', mediaTypes: ['video'] },
  { name: 'microphone', permission: 'media', mediaTypes: ['audio'] },
  { name: 'clipboard-read', permission: 'clipboard-read' },
  { name: 'clipboard-write', permission: 'clipboard-sanitized-write' },
  { name: 'display-capture', permission: 'display-capture' },
  { name: 'geolocation', permission: 'geolocation' },
  { name: 'idle-detection', permission: 'idle-detection' },
  { name: 'keyboard-lock', permission: 'keyboardLock' },
  { name: 'local-fonts', permission: 'local-fonts' },
  { name: 'midi', permission: 'midi' },
  { name: 'notifications', permission: 'notifications' },
  { name: 'pointer-lock', permission: 'pointerLock' },
  { name: 'storage-access', permission: 'storage-access' },
  { name: 'window-management', permission: 'window-management' },
];

const answerTimeout = 1_000;

/**
 * Asks the app for every permission before a document loads, since Chromium does not ask a DevTools
 * client when a page does. Without handlers all is granted, as in Electron.
 */
export async function settlePermissions(
  browser: DevtoolsConnection,
  contents: PageContents,
  url: string,
): Promise<void> {
  await Promise.all(
    questions.map(async (question) => {
      const granted =
        isAllowedByCheck(contents, question, url) && (await ask(contents, question, url));
      await browser.send('Browser.setPermission', {
        permission: { name: question.name },
        setting: granted ? 'granted' : 'denied',
      });
    }),
  );
}

function isAllowedByCheck(contents: PageContents, question: Question, url: string): boolean {
  const details = { requestingUrl: url, isMainFrame: true, securityOrigin: url };
  return permissionHandlers.check?.(contents, question.permission, url, details) ?? true;
}

/** An app that never answers has not granted anything. */
function ask(contents: PageContents, question: Question, url: string): Promise<boolean> {
  const handler = permissionHandlers.request;
  if (handler === null) return Promise.resolve(true);
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, answerTimeout, false);
    const answer = (granted: boolean): void => {
      clearTimeout(timer);
      resolve(granted);
    };
    const { permission, mediaTypes } = question;
    handler(contents, permission, answer, { requestingUrl: url, isMainFrame: true, mediaTypes });
  });
}
