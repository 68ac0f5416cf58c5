import { refuseMissing } from '../not-implemented.ts';
import type { PageState } from '../page/page-context.ts';

interface FrameContents {
  send(channel: string, ...values: unknown[]): void;
}

/** The main frame of some contents, and the only one: a page here has no others that speak IPC. */
export function createMainFrame(contents: FrameContents, state: PageState): object {
  return refuseMissing('webFrameMain', {
    name: '',
    parent: null,
    routingId: 1,
    processId: 1,
    frames: [],
    get url(): string {
      return state.url;
    },
    get origin(): string {
      return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i.exec(state.url)?.[0] ?? 'null';
    },
    isDestroyed: (): boolean => state.isDestroyed,
    send: (channel: string, ...values: unknown[]): void => contents.send(channel, ...values),
  });
}
