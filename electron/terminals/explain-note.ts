import type { ExplainedFrame } from '../../shared/frame.ts';
import { fromHex } from '../../shared/hex.ts';
import type { WireNote } from '../../shared/recording.ts';
import type { Terminal } from '../../shared/terminal.ts';
import type { TerminalProtocol } from './terminal.ts';

/** Messages of the wire log in words, by the language of the terminal that they were exchanged with. */
export function createExplainer(
  protocols: readonly TerminalProtocol[],
  terminals: () => readonly Pick<Terminal, 'id' | 'protocol'>[],
): (note: WireNote) => ExplainedFrame | undefined {
  return ({ terminalId, masked }) => {
    const bytes = masked === undefined ? undefined : fromHex(masked);
    const terminal = terminals().find(({ id }) => id === terminalId);
    const protocol = protocols.find(({ id }) => id === terminal?.protocol);
    return bytes && protocol?.frames?.explain(bytes);
  };
}
