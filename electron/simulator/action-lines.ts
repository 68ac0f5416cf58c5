import type { SimulatorDetails } from '../../shared/pinpad.ts';
import { type SimulatorAction, simulatorActions } from '../../shared/terminal.ts';
import type { SimulatedStation } from './simulated-terminals.ts';

/**
 * Does what a line of text says to a terminal: an action, with a number of seconds or an address after
 * it; `list` for its transactions as JSON; `amount 500` for what the next approval is for. Resolves with
 * the answer in a word, when every cable has been moved.
 */
export async function answerLine(
  { simulated, act, settled }: SimulatedStation,
  line: string,
): Promise<string> {
  const [word, detail] = line.trim().split(/\s+/);
  if (word === 'list') return JSON.stringify(simulated.transactions());
  if (word === 'amount') {
    simulated.setApprovedAmount(detail === undefined ? null : Number(detail));
    return 'done';
  }
  if (!isAction(word)) return 'unknown_action';
  const details = detailsOf(word, detail);
  if (!details) return 'unknown_detail';
  const isDone = act(word, details);
  await settled();
  return isDone ? 'done' : 'not_now';
}

function isAction(word: string | undefined): word is SimulatorAction {
  return (simulatorActions as readonly (string | undefined)[]).includes(word);
}

function detailsOf(
  action: SimulatorAction,
  detail: string | undefined,
): SimulatorDetails | undefined {
  if (detail === undefined) return {};
  if (action === 'scan-upi') return { address: detail };
  const seconds = Number(detail);
  return action === 'late' && seconds > 0 && seconds <= 600 ? { seconds } : undefined;
}
