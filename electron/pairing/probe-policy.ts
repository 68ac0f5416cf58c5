import type { ProtocolChoice, SilenceReason } from '../../shared/pairing.ts';
import type { TerminalLink } from '../../shared/terminal.ts';
import type { TransportErrorReason } from '../transports/transport.ts';

/** One language at one speed. */
export interface Attempt {
  readonly protocol: string;
  readonly link: TerminalLink;
}

/**
 * What to try on a line whose terminal is unknown: every language that can be on such a line, the usual
 * speed of each before the unusual ones, since most terminals are as they came.
 */
export function attemptsOn(
  link: TerminalLink,
  protocols: readonly ProtocolChoice[],
): readonly Attempt[] {
  const able = protocols.filter(({ links }) => links.includes(link.type));
  if (link.type !== 'serial') return able.map(({ id }) => ({ protocol: id, link }));
  const most = Math.max(0, ...able.map(({ baudRates }) => baudRates.length));
  return Array.from({ length: most }, (_, round) =>
    able.flatMap(({ id, baudRates }) => {
      const baudRate = baudRates[round];
      return baudRate === undefined ? [] : [{ protocol: id, link: { ...link, baudRate } }];
    }),
  ).flat();
}

/** The same language at its other speeds, for a terminal that answers with garbage at its own. */
export function otherSpeeds(
  { protocol, link }: Attempt,
  protocols: readonly ProtocolChoice[],
): readonly Attempt[] {
  if (link.type !== 'serial') return [];
  const speeds = protocols.find(({ id }) => id === protocol)?.baudRates ?? [];
  return speeds
    .filter((baudRate) => baudRate !== link.baudRate)
    .map((baudRate) => ({ protocol, link: { ...link, baudRate } }));
}

/** Whether another language or speed on the same line may do better. */
export function isWorthAnotherTry(why: SilenceReason): boolean {
  return why === 'no_answer' || why === 'garbage' || why === 'refused';
}

/** What a line that could not be had, or was lost again, says about it. */
export function silenceOf(
  reason: TransportErrorReason,
  link: TerminalLink,
  hasGarbage: boolean,
): SilenceReason {
  switch (reason) {
    case 'not_found':
      return 'not_there';
    case 'taken':
      return 'taken';
    // On a network nobody listens there; on a port the user may not.
    case 'refused':
      return link.type === 'tcp' ? 'unreachable' : 'not_allowed';
    case 'timeout':
      return link.type === 'tcp' ? 'unreachable' : 'no_answer';
    case 'disconnected':
      return hasGarbage ? 'garbage' : 'no_answer';
    case 'fault':
      return 'fault';
  }
}

/** The answer that helps most, of several tries: what was heard counts more than what was not. */
export function mostTelling(results: readonly SilenceReason[]): SilenceReason {
  const order: readonly SilenceReason[] = [
    'not_there',
    'not_allowed',
    'taken',
    'unreachable',
    'fault',
    'refused',
    'garbage',
    'no_answer',
  ];
  return order.find((reason) => results.includes(reason)) ?? 'no_answer';
}
