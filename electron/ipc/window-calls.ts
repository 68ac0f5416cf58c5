import type { Clock } from '../../shared/clock.ts';
import type { IpcChannel } from '../../shared/ipc.ts';
import { idsIn, type RecordCall } from '../../shared/recording.ts';

/** Told that a window asks something; what it gives back is told the reply. */
export type HearCall = (
  channel: IpcChannel,
  request: unknown,
) => (reply: unknown, approvedBy: string | null) => void;

/** Looking at a sale does nothing with it. */
const looking: readonly IpcChannel[] = ['history.search', 'history.story'];

/**
 * Notes what a cashier does: every call that names an order, a payment or an activity, or makes one.
 * `by` gives the id of who stands at the window.
 */
export function hearCalls(options: {
  readonly clock: Pick<Clock, 'now'>;
  readonly by: () => string | null;
  readonly recordCall: RecordCall;
}): HearCall {
  const { clock, by, recordCall } = options;
  return (channel, request) => {
    const asked = clock.now();
    // Whoever asked: they may have gone by the time it is answered.
    const person = by();
    return (reply, approvedBy) => {
      // What fits no schema may be endless.
      if (looking.includes(channel) || memberOf(reply, 'error') === 'malformed') return;
      const subjects = idsIn(JSON.stringify([request, madeBy(reply)]));
      if (subjects.length === 0) return;
      recordCall(asked, () => ({
        from: 'window',
        by: person,
        approvedBy,
        what: channel,
        outcome: outcomeOf(reply),
        milliseconds: clock.now() - asked,
        subjects,
      }));
    };
  };
}

/** The ids of the checkout that a call answers with. */
function madeBy(reply: unknown): unknown {
  const checkout = memberOf(memberOf(reply, 'answer'), 'checkout');
  return ['order', 'payment', 'activity'].map((name) => memberOf(memberOf(checkout, name), 'id'));
}

function outcomeOf(reply: unknown): string {
  if (memberOf(reply, 'ok') !== true) return String(memberOf(reply, 'error'));
  const answer = memberOf(reply, 'answer');
  if (memberOf(answer, 'ok') !== false) return 'done';
  return `refused: ${String(memberOf(memberOf(answer, 'refusal'), 'type'))}`;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}
