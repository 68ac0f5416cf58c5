import { assertNever } from '../../../shared/assert-never.ts';
import type { Transport } from '../../transports/transport.ts';
import type { LinkRepeats } from '../link-repeats.ts';
import type { ServiceEnd } from '../service.ts';
import { withoutSlips } from '../slips.ts';
import {
  type LastResult,
  type PayEnd,
  type PaymentListener,
  type SessionDependencies,
  TerminalError,
  type TerminalSession,
} from '../terminal.ts';
import { type Apdu, encodeApdu } from './apdu.ts';
import { decodeMessage } from './decode-message.ts';
import { encodeMessage } from './encode-message.ts';
import type { Tag } from './link.ts';
import { createLink } from './link-driver.ts';
import { maskApdu } from './mask-frame.ts';
import { type Message, nameOf } from './message.ts';
import type { SessionEffect, SessionEvent, SessionState } from './session.ts';
import { transition } from './session-machine.ts';
import { timing } from './timing.ts';

type AbortEnd = 'sent' | 'nothing_running' | 'not_sent';

/** Everything but a transaction's own command may be repeated: it charges nobody. */
const harmless: LinkRepeats = { afterNegativeAcknowledgement: true, afterSilence: true };

/** The till's side of one connection: performs, one after the other, what the session machine decides. */
export function createZvtSession(
  transport: Transport,
  dependencies: SessionDependencies,
): TerminalSession {
  const { clock, frame, cardNames, slips } = dependencies;
  let state: SessionState = { name: 'fresh' };
  const events: { readonly event: SessionEvent; readonly isStale?: () => boolean }[] = [];
  let isRunning = false;
  let cancelDeadline: () => void = () => undefined;
  let deadline = 0;

  let opening: { readonly done: () => void; readonly failed: (error: Error) => void } | undefined;
  let paying:
    | {
        readonly listener: PaymentListener;
        readonly repeats: LinkRepeats;
        readonly done: (end: PayEnd) => void;
      }
    | undefined;
  let asking: ((result: LastResult) => void) | undefined;
  let serving: ((end: ServiceEnd) => void) | undefined;
  let aborting: readonly ((end: AbortEnd) => void)[] = [];

  const link = createLink(transport, clock, {
    received,
    leaving: (tag) => post({ type: 'leaving', tag }),
    acknowledged: (tag) => post({ type: 'acknowledged', tag }),
    unacknowledged: (tag) => post({ type: 'unacknowledged', tag }),
    dropped: (reason, length) => frame('dropped', reason, length),
    closed: (error) => post({ type: 'closed', reason: error?.message ?? 'The line was closed' }),
  });

  return {
    async open() {
      if (state.name !== 'fresh' || opening) throw new Error('A session is opened once');
      const opened = new Promise<void>((done, failed) => {
        opening = { done, failed };
      });
      // A line that closes while it opens must not look like a fault that nobody waits for.
      opened.catch(() => undefined);
      await link.open();
      post(slips ? { type: 'open', slips } : { type: 'open' });
      await opened;
    },
    pay(command, listener) {
      mustBeFree();
      return new Promise((done) => {
        paying = { listener, repeats: command.repeats, done };
        post({ type: 'pay', command, cardNames });
      });
    },
    abort: () =>
      new Promise((done) => {
        aborting = [...aborting, done];
        post({ type: 'abort' });
      }),
    lastResult() {
      mustBeFree();
      return new Promise((done) => {
        asking = done;
        post({ type: 'ask', cardNames });
      });
    },
    move(command, listener) {
      mustBeFree();
      return new Promise((done) => {
        paying = { listener, repeats: command.repeats, done };
        post({ type: 'move', command, cardNames });
      });
    },
    serve(command) {
      mustBeFree();
      return new Promise((done) => {
        serving = done;
        post({ type: 'serve', command });
      });
    },
    close: () => transport.close(),
  };

  function mustBeFree(): void {
    if (paying || asking || serving) throw new Error('The terminal takes one command at a time');
    if (state.name === 'fresh' || state.name === 'registering') {
      throw new Error('The session is not open');
    }
  }

  function received(apdu: Apdu): void {
    const message = decodeMessage(apdu);
    note(message ? 'received' : 'dropped', message ? nameOf(message) : 'unreadable', apdu);
    if (message) post({ type: 'message', message });
  }

  function post(event: SessionEvent, isStale?: () => boolean): void {
    events.push(isStale ? { event, isStale } : { event });
    if (!isRunning) void run();
  }

  /** Events wait while a listener writes down what it was told: the next one may depend on it. */
  async function run(): Promise<void> {
    isRunning = true;
    for (let next = events.shift(); next; next = events.shift()) {
      if (!next.isStale?.()) await take(next.event);
      if (next.event.type === 'closed') dependencies.closed(next.event.reason);
    }
    isRunning = false;
  }

  async function take(event: SessionEvent): Promise<void> {
    const before = state;
    const step = transition(before, event);
    if (!step) {
      noteMeaningless(event);
      return;
    }
    state = step.state;
    for (const effect of step.effects) {
      const telling = perform(effect);
      if (telling === undefined || (await isKept(telling))) continue;
      // What was decided on the strength of it does not happen.
      state = before;
      events.unshift({ event: { type: 'not_kept' } });
      return;
    }
  }

  function noteMeaningless(event: SessionEvent): void {
    if (event.type !== 'message') return;
    note('dropped', nameOf(event.message), encodeMessage(event.message));
  }

  function note(direction: 'sent' | 'received' | 'dropped', name: string, apdu: Apdu): void {
    frame(direction, name, encodeApdu(apdu).length, () => encodeApdu(maskApdu(apdu)));
  }

  function perform(effect: SessionEffect): Promise<void> | undefined {
    switch (effect.type) {
      case 'send':
        send(effect.tag, effect.message);
        return undefined;
      case 'tell_stage':
        return tell((listener) => listener.stage(effect.stage));
      case 'tell_outcome':
        return tell((listener) => listener.outcome(effect.outcome));
      case 'arm':
        arm(effect.name);
        return undefined;
      case 'disarm':
        disarm();
        return undefined;
      case 'hang_up':
        void transport.close();
        return undefined;
      default:
        answer(effect);
        return undefined;
    }
  }

  async function tell(say: (listener: PaymentListener) => Promise<void>): Promise<void> {
    if (paying) await say(paying.listener);
  }

  function send(tag: Tag, message: Message): void {
    const apdu = encodeMessage(message);
    note('sent', nameOf(message), apdu);
    // The one command that a transaction sends is the one that moves its money.
    const repeats = tag === 'command' ? (paying?.repeats ?? harmless) : harmless;
    link.send({ tag, apdu, repeats });
  }

  function arm(name: 'T3' | 'T4'): void {
    disarm();
    const own = deadline;
    cancelDeadline = clock.after(timing[name], `zvt ${name}`, () =>
      // While it waits for its turn the next message may have put another in its place.
      post({ type: 'deadline', name }, () => own !== deadline),
    );
  }

  function disarm(): void {
    cancelDeadline();
    deadline += 1;
  }

  /** Each question is answered once; then the session is free for the next. */
  function answer(
    effect: Extract<
      SessionEffect,
      { type: 'opened' | 'open_failed' | 'pay_ended' | 'asked' | 'served' | 'abort_ended' }
    >,
  ): void {
    switch (effect.type) {
      case 'opened':
        opening?.done();
        break;
      case 'open_failed':
        opening?.failed(new TerminalError(effect.reason));
        break;
      case 'pay_ended': {
        const { done } = paying ?? {};
        paying = undefined;
        done?.(dependencies.slips === 'till' ? effect.end : withoutSlips(effect.end));
        break;
      }
      case 'asked': {
        const done = asking;
        asking = undefined;
        done?.(effect.result);
        break;
      }
      case 'served': {
        const done = serving;
        serving = undefined;
        done?.(inLocalTime(effect.end));
        break;
      }
      case 'abort_ended': {
        const waiting = aborting;
        aborting = [];
        for (const done of waiting) done(effect.result);
        break;
      }
      default:
        assertNever(effect);
    }
  }
}

/** A terminal's clock shows the time of its shop, which is this computer's. */
function inLocalTime(end: ServiceEnd): ServiceEnd {
  if (end.type !== 'done' || end.terminalTime === null) return end;
  const minutes = new Date(end.terminalTime).getTimezoneOffset();
  return { ...end, terminalTime: end.terminalTime + minutes * 60_000 };
}

function isKept(telling: Promise<void>): Promise<boolean> {
  return telling.then(
    () => true,
    () => false,
  );
}
