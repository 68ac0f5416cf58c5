import { type Answer, done, refused } from '../../../shared/failures.ts';
import type { TerminalStatus } from '../../../shared/terminal.ts';

/**
 * The terminal a caller means. In wired mode `device_id` is a hint: with exactly one terminal paired an
 * unknown id still means that one; with more, only an exact id does (X19).
 */
export function chooseTerminal(
  paired: readonly TerminalStatus[],
  deviceId: string | null,
): Answer<TerminalStatus> {
  const named = paired.find(({ terminal }) => terminal.id === deviceId);
  const only = paired.length === 1 ? paired[0] : undefined;
  const chosen = named ?? only;
  if (!chosen) return refused({ type: 'terminal_unknown', paired: paired.length });
  if (chosen.terminal.route !== 'local') return refused({ type: 'terminal_not_local' });
  return done(chosen);
}
