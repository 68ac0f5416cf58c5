import type { ProbeAnswer, ProbeTry, SilenceReason } from '../../shared/pairing.ts';
import type { TerminalLink } from '../../shared/terminal.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import { attemptsOn, isWorthAnotherTry, mostTelling } from './probe-policy.ts';
import { choiceOf } from './protocol-choice.ts';
import { type TryDependencies, tryLine } from './try-line.ts';

/**
 * Finds out which language a terminal on this line speaks, and how fast. Tries one after the other, and
 * stops when it has been answered or when no other try can help; `tried` hears of each.
 */
export async function probe(
  link: TerminalLink,
  protocols: readonly TerminalProtocol[],
  dependencies: TryDependencies,
  tried: (attempt: ProbeTry) => void = () => undefined,
): Promise<ProbeAnswer> {
  const tries: ProbeTry[] = [];
  for (const attempt of attemptsOn(link, protocols.map(choiceOf))) {
    const protocol = protocols.find(({ id }) => id === attempt.protocol);
    if (!protocol) continue;
    const { words, ...rest } = await tryLine(protocol, attempt.link, dependencies);
    const { result, reason } = rest;
    const one: ProbeTry = { ...attempt, result, reason };
    tries.push(one);
    tried(one);
    if (result === 'spoke') return { type: 'spoke', ...attempt, words, tries };
    if (!isWorthAnotherTry(result)) break;
  }
  const results = tries.map(({ result }) => result).filter((result) => result !== 'spoke');
  return { type: 'silent', why: mostTelling(results as SilenceReason[]), tries };
}
