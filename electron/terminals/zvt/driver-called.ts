import { assertNever } from '../../../shared/assert-never.ts';
import type { Transport } from '../../transports/transport.ts';
import type { AnsweredCall, CallDependencies } from '../terminal.ts';
import { type Apdu, encodeApdu } from './apdu.ts';
import { type CallEffect, type CallEvent, firstCall, transitionCall } from './called-machine.ts';
import { decodeMessage } from './decode-message.ts';
import { encodeMessage } from './encode-message.ts';
import { createLink } from './link-driver.ts';
import { maskApdu } from './mask-frame.ts';
import { nameOf } from './message.ts';
import { timing } from './timing.ts';

const repeats = { afterNegativeAcknowledgement: true, afterSilence: false } as const;
/** Several of the longest slips. */
const mostBytes = 512 * 1024;

/** Answers a terminal that has called the till, until either hangs up. */
export function answerZvtCall(transport: Transport, dependencies: CallDependencies): AnsweredCall {
  const { clock, frame, mayPrint, slip, ended } = dependencies;
  let state = firstCall;
  let bytes = 0;
  let isClosed = false;
  let turn = Promise.resolve();
  let stopSilence: () => void = () => undefined;
  const link = createLink(counted(transport), clock, {
    received,
    leaving: () => undefined,
    acknowledged: () => undefined,
    unacknowledged: () => undefined,
    dropped: (reason, length) => frame('dropped', reason, length),
    closed: () => closed(),
  });
  const stopCall = clock.after(timing.call, 'a terminal’s call', () => post({ type: 'too_long' }));
  waitOn();
  // Who has hung up before it was listened to has said nothing.
  link.open().catch(() => closed());

  return { hangUp: () => transport.close() };

  function counted(line: Transport): Transport {
    return {
      ...line,
      open: (listener) =>
        line.open({
          ...listener,
          received(chunk) {
            bytes += chunk.length;
            if (bytes > mostBytes) post({ type: 'too_long' });
            else listener.received(chunk);
          },
        }),
    };
  }

  function waitOn(): void {
    stopSilence();
    stopSilence = clock.after(timing.callSilence, 'the next word of a terminal’s call', () =>
      post({ type: 'too_long' }),
    );
  }

  function received(apdu: Apdu): void {
    const message = decodeMessage(apdu);
    const length = encodeApdu(apdu).length;
    const masked = () => encodeApdu(maskApdu(apdu));
    if (!message) {
      frame('dropped', 'unreadable', length, masked);
      return;
    }
    frame('received', nameOf(message), length, masked);
    waitOn();
    const now = clock.now();
    const localNow = now - new Date(now).getTimezoneOffset() * 60_000;
    post({ type: 'message', message, localNow, mayPrint: mayPrint() });
  }

  function closed(): void {
    if (isClosed) return;
    isClosed = true;
    stopSilence();
    stopCall();
    post({ type: 'closed' });
    ended();
  }

  /** One after the other: an answer waits until what it promises is kept. */
  function post(event: CallEvent): void {
    turn = turn.then(async () => {
      const step = transitionCall(state, event);
      if (!step) return;
      state = step.state;
      for (const effect of step.effects) await perform(effect);
    });
    // Not kept, on a full disk say: the terminal is left without its answer, and tries again.
    turn = turn.catch(() => hangUp('The slip could not be kept'));
  }

  function hangUp(why: string): void {
    frame('dropped', why, 0);
    void transport.close();
  }

  async function perform(effect: CallEffect): Promise<void> {
    switch (effect.type) {
      case 'answer': {
        const apdu = encodeMessage(effect.message);
        const masked = () => encodeApdu(maskApdu(apdu));
        frame('sent', nameOf(effect.message), encodeApdu(apdu).length, masked);
        link.send({ tag: 'answer', apdu, repeats });
        break;
      }
      case 'slip':
        await slip({ lines: effect.lines, isWhole: effect.isWhole });
        break;
      case 'hang_up':
        hangUp(effect.why);
        break;
      default:
        assertNever(effect);
    }
  }
}
