import { assertNever } from '../../../shared/assert-never.ts';
import type { Transport } from '../../transports/transport.ts';
import type { LinkRepeats } from '../link-repeats.ts';
import type { ServiceEnd } from '../service.ts';
import {
  type LastResult,
  type PayEnd,
  type PaymentListener,
  type SessionDependencies,
  TerminalError,
  type TerminalSession,
} from '../terminal.ts';
import { encodeFrame } from './frame.ts';
import { createLine } from './line-driver.ts';
import { maskFrame } from './mask-frame.ts';
import { answerFrames, decodeAnswer, encodeRequest, requestFrames } from './message.ts';
import type { SessionEffect, SessionEvent, SessionState, Work, WorkEnd } from './session.ts';
import { transition } from './session-machine.ts';
import { askFor, moveOf, saleOf, settle, type Unsendable } from './till-requests.ts';
import { transactionTypes } from './transaction-types.ts';

const unreadable = ['dropped', 'unreadable'] as const;

/** A question charges nobody; the end of a day must not be asked for twice. */
const repeatsOf: Readonly<Record<Exclude<Work['type'], 'money'>, LinkRepeats>> = {
  hello: { afterNegativeAcknowledgement: true, afterSilence: true },
  ask: { afterNegativeAcknowledgement: true, afterSilence: true },
  serve: { afterNegativeAcknowledgement: true, afterSilence: false },
};

/** The till's side of one connection: performs, one after the other, what the session machine decides. */
export function createPineLabsSession(
  transport: Transport,
  dependencies: SessionDependencies,
): TerminalSession {
  const { clock, frame } = dependencies;
  let state: SessionState = { name: 'fresh' };
  const events: { readonly event: SessionEvent; readonly isStale?: () => boolean }[] = [];
  let isRunning = false;
  let cancelDeadline: () => void = () => undefined;
  let deadline = 0;
  let listener: PaymentListener | undefined;
  let waiting: ((end: WorkEnd) => void) | undefined;
  const aborting: ((result: 'nothing_running' | 'not_sent') => void)[] = [];

  const rules = { incoming: answerFrames, outgoing: requestFrames };
  const line = createLine(transport, clock, rules, {
    received,
    leaving: () => post({ type: 'leaving' }),
    acknowledged: (by) => post({ type: 'acknowledged', by }),
    unacknowledged: (why) => post({ type: 'unacknowledged', why }),
    frame,
    closed: (error) => post({ type: 'closed', reason: error?.message ?? 'The line was closed' }),
  });

  return {
    async open() {
      if (state.name !== 'fresh' || waiting) throw new Error('A session is opened once');
      const opened = ended();
      await line.open();
      post({ type: 'open' });
      const end = await opened;
      if (end.type === 'open_failed') throw new TerminalError(end.reason);
    },
    pay: (command, told) => moveMoney(saleOf(command), told),
    move: (command, told) => moveMoney(moveOf(command), told),
    abort: () =>
      new Promise((done) => {
        aborting.push(done);
        post({ type: 'abort' });
      }),
    lastResult(about) {
      mustBeFree();
      return ask(about);
    },
    serve(command) {
      mustBeFree();
      return command.type === 'end_of_day'
        ? settleDay()
        : Promise.resolve({ type: 'not_supported' });
    },
    close: () => transport.close(),
  };

  function mustBeFree(): void {
    if (state.name === 'fresh' || (state.name === 'working' && state.work.type === 'hello')) {
      throw new Error('The session is not open');
    }
    if (waiting) throw new Error('The terminal takes one command at a time');
  }

  function moveMoney(work: Work | Unsendable, told: PaymentListener): Promise<PayEnd> {
    mustBeFree();
    if ('reason' in work) {
      const { reason } = work;
      return Promise.resolve({ type: 'not_sent', code: 'DEVICE_ERROR', reason });
    }
    listener = told;
    return run(work).then((end) => {
      if (end.type !== 'paid') throw new Error(`A payment ended as ${end.type}`);
      return end.end;
    });
  }

  async function ask(about: string | undefined): Promise<LastResult> {
    const unavailable = (reason: string): LastResult => ({ type: 'unavailable', reason });
    if (about === undefined) return unavailable('This terminal is asked by the name of a payment');
    const work = askFor(about);
    if (!encodeRequest(work.request)) return unavailable('The terminal cannot take this name');
    const end = await run(work);
    if (end.type !== 'asked') throw new Error(`A question ended as ${end.type}`);
    return end.result;
  }

  async function settleDay(): Promise<ServiceEnd> {
    const end = await run(settle);
    if (end.type !== 'served') throw new Error(`A settlement ended as ${end.type}`);
    return end.end;
  }

  function run(work: Work): Promise<WorkEnd> {
    const end = ended();
    post({ type: 'work', work });
    return end;
  }

  function ended(): Promise<WorkEnd> {
    return new Promise((done) => {
      waiting = done;
    });
  }

  function received(content: Uint8Array): void {
    const answer = decodeAnswer(content);
    const whole = encodeFrame(content, answerFrames);
    const [direction, name] = answer ? (['received', 'answer'] as const) : unreadable;
    frame(direction, name, whole.length, () => maskFrame(whole));
    // The check was right, so repeating would not help.
    if (answer) post({ type: 'answer', answer });
    else line.take();
  }

  function post(event: SessionEvent, isStale?: () => boolean): void {
    events.push(isStale ? { event, isStale } : { event });
    if (!isRunning) void perform();
  }

  /** Events wait while a listener writes down what it was told: the next one may depend on it. */
  async function perform(): Promise<void> {
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
      // Nobody waits for it; unacknowledged it would only come again.
      if (event.type === 'answer') line.take();
      return;
    }
    state = step.state;
    for (const effect of step.effects) {
      const telling = act(effect);
      if (telling === undefined || (await isKept(telling))) continue;
      // What was decided on the strength of it does not happen.
      state = before;
      events.unshift({ event: { type: 'not_kept' } });
      return;
    }
  }

  function act(effect: SessionEffect): Promise<void> | undefined {
    switch (effect.type) {
      case 'send':
        send(effect.work);
        return undefined;
      case 'take':
        line.take();
        return undefined;
      case 'tell_stage':
        return tell((told) => told.stage(effect.stage));
      case 'tell_outcome':
        return tell((told) => told.outcome(effect.outcome));
      case 'arm':
        arm(effect.milliseconds);
        return undefined;
      case 'disarm':
        disarm();
        return undefined;
      case 'ended':
        end(effect.end);
        return undefined;
      case 'abort_ended':
        for (const done of aborting.splice(0)) done(effect.result);
        return undefined;
      case 'hang_up':
        void transport.close();
        return undefined;
      default:
        return assertNever(effect);
    }
  }

  async function tell(say: (told: PaymentListener) => Promise<void>): Promise<void> {
    if (listener) await say(listener);
  }

  function send(work: Work): void {
    const content = encodeRequest(work.request);
    if (!content) throw new Error('This request was not looked at before it was sent');
    const repeats = work.type === 'money' ? work.repeats : repeatsOf[work.type];
    line.send({ name: transactionTypes[work.request.kind].says, content, repeats });
  }

  function arm(milliseconds: number): void {
    disarm();
    const own = deadline;
    cancelDeadline = clock.after(milliseconds, 'pinelabs answer', () =>
      // While it waits for its turn the next message may have put another in its place.
      post({ type: 'deadline' }, () => own !== deadline),
    );
  }

  function disarm(): void {
    cancelDeadline();
    deadline += 1;
  }

  /** Each request is answered once; then the session is free for the next. */
  function end(how: WorkEnd): void {
    const done = waiting;
    waiting = undefined;
    listener = undefined;
    done?.(how);
  }
}

function isKept(telling: Promise<void>): Promise<boolean> {
  return telling.then(
    () => true,
    () => false,
  );
}
