import type { Clock } from '../../../shared/clock.ts';
import type { Transport } from '../../transports/transport.ts';
import { decodeMessage } from './decode-message.ts';
import { encodeMessage } from './encode-message.ts';
import { createLink } from './link-driver.ts';
import type { Message } from './message.ts';
import { timing } from './timing.ts';

const repeats = { afterNegativeAcknowledgement: true, afterSilence: false } as const;

/** What became of a terminal's call: all was taken, something was refused, or nobody answered. */
export type CallEnd = 'taken' | 'refused' | 'no_answer';

/** A simulated terminal's side of a call: says one message after the other, and waits for each answer. */
export function callTill(
  transport: Transport,
  clock: Clock,
  messages: readonly Message[],
): Promise<CallEnd> {
  return new Promise((resolve) => {
    const left = [...messages];
    let isOver = false;
    let isRefused = false;
    let stopWaiting: () => void = () => undefined;
    const link = createLink(transport, clock, {
      received(apdu) {
        const answer = decodeMessage(apdu);
        if (answer?.type !== 'positive' && answer?.type !== 'negative') return;
        if (answer.type === 'negative') isRefused = true;
        sayNext();
      },
      leaving: () => undefined,
      acknowledged: () => undefined,
      unacknowledged: () => undefined,
      dropped: () => undefined,
      closed: () => end('no_answer'),
    });
    link.open().then(sayNext, () => end('no_answer'));

    function sayNext(): void {
      stopWaiting();
      if (isOver) return;
      const message = left.shift();
      if (!message) {
        end(isRefused ? 'refused' : 'taken');
        return;
      }
      link.send({ tag: 'command', apdu: encodeMessage(message), repeats });
      stopWaiting = clock.after(timing.T3, 'the till’s answer to a call', () => end('no_answer'));
    }

    function end(how: CallEnd): void {
      stopWaiting();
      if (isOver) return;
      isOver = true;
      resolve(how);
      void transport.close();
    }
  });
}
