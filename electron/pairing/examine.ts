import type { Examination } from '../../shared/pairing.ts';
import type { Terminal } from '../../shared/terminal.ts';
import type { TerminalSecret } from '../../shared/terminal-secret.ts';
import { namesFor } from '../terminals/connection.ts';
import type { Connections } from '../terminals/connections.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import { type ExaminedLine, findingsOf } from './examination-policy.ts';
import { attemptsOn, isWorthAnotherTry, otherSpeeds } from './probe-policy.ts';
import { choiceOf } from './protocol-choice.ts';
import { nameOfLink, type TryDependencies, tryLine } from './try-line.ts';

export interface ExamineDependencies extends TryDependencies {
  readonly connections: Connections;
  readonly protocols: readonly TerminalProtocol[];
  /** What a terminal and this till share; without it a sealed terminal answers nobody. */
  readonly secretOf?: (terminalId: string) => TerminalSecret | undefined;
}

/**
 * The doctor: what is between this till and a terminal, step by step. A connected terminal is asked on
 * its own line. One that is not connected is let go of meanwhile, since two programs cannot have one
 * port; it is connected again afterwards, whatever was found.
 */
export async function examine(
  terminal: Terminal,
  dependencies: ExamineDependencies,
): Promise<Examination> {
  const { clock, connections } = dependencies;
  const status = connections.statuses().find(({ terminal: { id } }) => id === terminal.id);
  const line =
    status?.connection.type === 'ready'
      ? await askConnected(terminal, dependencies)
      : await lookAtLine(terminal, dependencies, status !== undefined);
  return { terminalId: terminal.id, at: clock.now(), findings: findingsOf(line) };
}

async function askConnected(
  { id, link }: Terminal,
  { clock, connections }: ExamineDependencies,
): Promise<ExaminedLine> {
  const hasSpeed = link.type === 'serial';
  const state = await connections.serve(id, { type: 'status' });
  if (state.type === 'busy') return { type: 'busy', hasSpeed };
  // One that is asked by name alone has nothing to say when no payment is meant.
  const isAskedByName = connections.manners(id).remembers === 'named';
  const lastResult = isAskedByName ? 'not_asked' : await connections.lastResult(id);
  const terminalTime = state.type === 'done' ? state.terminalTime : null;
  const words = state.type === 'done' ? state.words : null;
  const evidence = [nameOfLink(link), words].filter(Boolean).join(': ');
  return {
    type: 'reached',
    hasSpeed,
    heard: { terminalTime, now: clock.now(), lastResult, evidence },
  };
}

async function lookAtLine(
  terminal: Terminal,
  dependencies: ExamineDependencies,
  isConnecting: boolean,
): Promise<ExaminedLine> {
  const { connections, clock } = dependencies;
  const { link } = terminal;
  const hasSpeed = link.type === 'serial';
  const protocol = dependencies.protocols.find(({ id }) => id === terminal.protocol);
  if (!protocol) {
    const result = 'fault';
    const reason = `This version does not speak ${terminal.protocol}`;
    const first = { protocol: terminal.protocol, link, result, reason } as const;
    return { type: 'not_reached', hasSpeed, first, evidence: reason, elsewhere: null };
  }
  if (isConnecting) await connections.remove(terminal.id);
  try {
    const isAskedByName = protocol.remembers === 'named';
    const first = await tryLine(protocol, link, dependencies, {
      names: namesFor(terminal),
      secret: dependencies.secretOf?.(terminal.id),
      wantsLastResult: !isAskedByName,
    });
    const evidence = [nameOfLink(link), first.reason, ...first.frames.slice(-4)].join('; ');
    if (first.result === 'spoke') {
      const { terminalTime } = first;
      const lastResult = isAskedByName ? 'not_asked' : first.lastResult;
      return {
        type: 'reached',
        hasSpeed,
        heard: { terminalTime, now: clock.now(), lastResult, evidence },
      };
    }
    const elsewhere = isWorthAnotherTry(first.result) ? await lookElsewhere() : null;
    return { type: 'not_reached', hasSpeed, first, evidence, elsewhere };
  } finally {
    if (isConnecting) connections.add(terminal);
  }

  /** The same language at other speeds, then the other languages; the first that is answered. */
  async function lookElsewhere() {
    const choices = dependencies.protocols.map(choiceOf);
    const own = { protocol: terminal.protocol, link };
    const others = attemptsOn(
      link,
      choices.filter(({ id }) => id !== terminal.protocol),
    );
    for (const attempt of [...otherSpeeds(own, choices), ...others]) {
      const speaker = dependencies.protocols.find(({ id }) => id === attempt.protocol);
      if (!speaker) continue;
      const { result, reason } = await tryLine(speaker, attempt.link, dependencies);
      if (result === 'spoke') return { ...attempt, result, reason };
    }
    return null;
  }
}
