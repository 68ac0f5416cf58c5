import type { Push } from '../../shared/ipc.ts';
import type { KeptFile } from '../../shared/ipc-history.ts';
import type { ReadCapture } from '../../shared/ipc-wire.ts';
import type { CaptureDesk } from '../capture/capture-desk.ts';
import { isBinaryCapture } from '../capture/read-capture.ts';
import type { LiveWire } from '../recorder/live-wire.ts';
import type { IpcHandlers } from './handle.ts';

export interface WireFacts {
  readonly liveWire: LiveWire;
  readonly captures: CaptureDesk;
  /** Who stands at the window; null for nobody. */
  readonly present: () => string | null;
  readonly changed: (push: Push) => void;
  /** The content of a file that the person chooses. */
  readonly openFile: () => Promise<Uint8Array | 'given_up' | 'cannot_read' | 'too_large'>;
  readonly keepText: (text: string, name: string) => Promise<KeptFile>;
}

type WireHandlers = Pick<
  IpcHandlers,
  'wire.follow' | 'wire.leave' | 'wire.open' | 'wire.read' | 'wire.keep'
>;

/** What is said on terminals' lines, and what others have recorded of theirs. */
export function wireHandlers(facts: WireFacts): WireHandlers {
  const { liveWire, captures } = facts;
  let stop: () => void = () => undefined;
  return {
    'wire.follow': () => {
      stop();
      // Whoever asked was allowed to; whoever comes after them was not asked.
      const who = facts.present();
      stop = liveWire.follow((rows) => {
        if (facts.present() === who) facts.changed({ type: 'wire', rows });
        else stop();
      });
      return { rows: liveWire.recent() };
    },
    'wire.leave': () => {
      stop();
      return { left: true };
    },
    'wire.open': async () => {
      const content = await facts.openFile();
      if (typeof content === 'string') return { result: content };
      if (isBinaryCapture(content)) return { result: 'binary' };
      return read(new TextDecoder().decode(content));
    },
    'wire.read': ({ text }) => read(text),
    'wire.keep': async () => {
      const fixture = captures.fixture();
      if (!fixture) return { result: 'nothing_read' };
      return { result: await facts.keepText(fixture.text, fixture.name) };
    },
  };

  function read(text: string): ReadCapture {
    const capture = captures.read(text);
    return capture ? { result: 'read', capture } : { result: 'no_bytes' };
  }
}
