import type { TerminalLink } from '../../shared/terminal.ts';

/** How many messages a session that could not be opened has heard. */
export interface Heard {
  readonly received: number;
  /** Bytes of which nothing could be made. */
  readonly dropped: number;
}

/**
 * Why a terminal on an open line did not register, in words. On a serial line set to another speed than
 * the terminal's, both sides hear garbage: whoever speaks is not understood, and mostly not answered.
 */
export function whyNotRegistered(reason: string, link: TerminalLink, heard: Heard): string {
  if (link.type !== 'serial' || heard.received > 0) return reason;
  return heard.dropped > 0
    ? `What the terminal says makes no sense: its speed is probably not ${link.baudRate}`
    : `${reason}: it is switched off, or its speed is not ${link.baudRate}`;
}
