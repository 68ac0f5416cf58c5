import type { Capture } from '../../shared/wire.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import { explainCapture, fixtureOf } from './explain-capture.ts';
import { readCapture } from './read-capture.ts';

/** What somebody else has recorded: read, explained, and kept as an example to test with. */
export interface CaptureDesk {
  /** Undefined where there are no bytes in it at all. */
  read(text: string): Capture | undefined;
  /** The fixture of what was read last, as the text of a file; undefined without a language. */
  fixture(): { readonly name: string; readonly text: string } | undefined;
}

export function createCaptureDesk(protocols: readonly TerminalProtocol[]): CaptureDesk {
  let last: Capture | undefined;
  return {
    read(text) {
      const chunks = readCapture(text);
      last = chunks.length === 0 ? undefined : explainCapture(chunks, protocols);
      return last;
    },
    fixture() {
      const fixture = last && fixtureOf(last);
      if (!fixture) return undefined;
      const text = `${JSON.stringify(fixture, null, 1)}\n`;
      return { name: `capture-${fixture.protocol}.json`, text };
    },
  };
}
