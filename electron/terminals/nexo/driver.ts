import { assertNever } from '../../../shared/assert-never.ts';
import type { Transport } from '../../transports/transport.ts';
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
import { createSecurity } from './driver-security.ts';
import { createExchanges } from './exchanges.ts';
import type { ExchangeEnd } from './http-line.ts';
import { encodeHttpRequest } from './http-message.ts';
import { isAnswerTo, type Message, type MessageHeader, nameOf } from './message.ts';
import { readMessage, writeMessage } from './secured-message.ts';
import { passingServiceId } from './service-id.ts';
import type { Question, SessionEffect, SessionEvent, SessionState, Tag } from './session.ts';
import { transition } from './session-machine.ts';
import { moveIntent, saleIntent, serviceQuestion } from './till-requests.ts';
import { timing } from './timing.ts';

type AbortEnd = 'sent' | 'nothing_running' | 'not_sent';

const path = '/nexo';

/** The till's side of one connection: performs, one after the other, what the session machine decides. */
export function createNexoSession(
  transport: Transport,
  dependencies: SessionDependencies,
): TerminalSession {
  const { clock, frame, names = { till: 'Galla', terminal: 'terminal' } } = dependencies;
  const security = dependencies.secret && createSecurity(dependencies.secret);
  const host = transport.name.split(' ').at(-1) ?? '';
  let state: SessionState = { name: 'fresh' };
  const events: SessionEvent[] = [];
  let isRunning = false;
  let messages = 0;
  let cancelPause: () => void = () => undefined;

  let opening: { readonly done: () => void; readonly failed: (error: Error) => void } | undefined;
  let paying:
    | { readonly listener: PaymentListener; readonly done: (end: PayEnd) => void }
    | undefined;
  let asking: ((result: LastResult) => void) | undefined;
  let serving: ((end: ServiceEnd) => void) | undefined;
  let aborting: readonly ((end: AbortEnd) => void)[] = [];

  const exchanges = createExchanges({
    transport,
    openTransport: dependencies.openTransport,
    clock,
    closed: (reason) => post({ type: 'closed', reason }),
    dropped: (what, length) => frame('dropped', what, length),
  });

  return {
    async open() {
      if (state.name !== 'fresh' || opening) throw new Error('A session is opened once');
      const opened = new Promise<void>((done, failed) => {
        opening = { done, failed };
      });
      // A line that closes while it opens must not look like a fault that nobody waits for.
      opened.catch(() => undefined);
      await exchanges.open();
      post({ type: 'open', now: clock.now() });
      await opened;
    },
    pay(command, listener) {
      mustBeFree();
      return begin(saleIntent(command, clock.now()), listener);
    },
    abort: () =>
      new Promise((done) => {
        aborting = [...aborting, done];
        post({ type: 'abort' });
      }),
    lastResult(about) {
      mustBeFree();
      return new Promise((done) => {
        asking = done;
        post({ type: 'ask', about: about ?? null });
      });
    },
    move(command, listener) {
      mustBeFree();
      const intent = moveIntent(command, clock.now());
      if (intent) return begin(intent, listener);
      const reason = `This terminal does no ${command.type}`;
      return Promise.resolve({ type: 'not_sent', reason });
    },
    serve(command) {
      mustBeFree();
      const question = serviceQuestion(command);
      if (!question) return Promise.resolve({ type: 'not_supported' });
      return new Promise((done) => {
        serving = done;
        post({ type: 'serve', service: command.type, question });
      });
    },
    close: () => exchanges.close(),
  };

  function begin(
    intent: Extract<SessionEvent, { type: 'begin' }>['intent'],
    listener: PaymentListener,
  ): Promise<PayEnd> {
    return new Promise((done) => {
      paying = { listener, done };
      post({ type: 'begin', intent });
    });
  }

  function mustBeFree(): void {
    if (paying || asking || serving) throw new Error('The terminal takes one command at a time');
    if (state.name === 'fresh' || state.name === 'logging_in') {
      throw new Error('The session is not open');
    }
  }

  function post(event: SessionEvent): void {
    events.push(event);
    if (!isRunning) void run();
  }

  /** Events wait while a listener writes down what it was told: the next one may depend on it. */
  async function run(): Promise<void> {
    isRunning = true;
    for (let next = events.shift(); next; next = events.shift()) {
      await take(next);
      if (next.type === 'closed') dependencies.closed(next.reason);
    }
    isRunning = false;
  }

  async function take(event: SessionEvent): Promise<void> {
    const before = state;
    const step = transition(before, event);
    if (!step) return;
    state = step.state;
    for (const effect of step.effects) {
      const telling = perform(effect);
      if (telling === undefined || (await isKept(telling))) continue;
      // What was decided on the strength of it does not happen.
      state = before;
      events.unshift({ type: 'not_kept' });
      return;
    }
  }

  function perform(effect: SessionEffect): Promise<void> | undefined {
    switch (effect.type) {
      case 'request':
        request(effect);
        return undefined;
      case 'tell_stage':
        return paying?.listener.stage(effect.stage);
      case 'tell_outcome':
        return paying?.listener.outcome(effect.outcome);
      case 'pause':
        cancelPause();
        cancelPause = clock.after(timing.pause, 'nexo looks again', () =>
          post({ type: 'look_again' }),
        );
        return undefined;
      case 'hang_up':
        void exchanges.close();
        return undefined;
      default:
        answer(effect);
        return undefined;
    }
  }

  function request({ tag, question, patience }: Extract<SessionEffect, { type: 'request' }>): void {
    const header = headerOf(question);
    const body = writeMessage({ header, body: question.body }, security);
    // What it is about may be over before the answer comes; that answer then means nothing.
    const about = paying;
    const isStale = () => tag !== 'command' && paying !== about;
    const exchange = {
      bytes: encodeHttpRequest({ host, path }, body),
      patience: patience === 'customer' ? timing.customer : patienceWith(question),
      name: nameOf(header),
      leaving() {
        frame('sent', nameOf(header), body.length);
        if (!isStale()) post({ type: 'left', tag });
      },
    };
    const ended = tag === 'command' ? exchanges.ask(exchange) : exchanges.askBeside(exchange);
    void ended.then((end) => {
      const event = eventOf(tag, header, end);
      if (!isStale()) post(event);
    });
  }

  function headerOf({ category, messageClass, serviceId }: Question): MessageHeader {
    messages += 1;
    const number = serviceId ?? passingServiceId(clock.now(), messages);
    return {
      messageClass,
      category,
      type: 'Request',
      serviceId: number,
      deviceId: messageClass === 'Device' ? number : null,
      saleId: names.till,
      poiId: names.terminal,
    };
  }

  function eventOf(tag: Tag, header: MessageHeader, end: ExchangeEnd): SessionEvent {
    if (end.type === 'failed') return { type: 'failed', tag, why: end.why, reason: end.reason };
    const { start, body } = end.answer;
    if (body.length === 0) {
      const status = start.type === 'response' ? start.status : 0;
      frame('received', `nothing (HTTP ${status})`, 0);
      return unanswered(tag, `The terminal answered nothing (HTTP ${status})`);
    }
    const reading = readMessage(body, security);
    if (reading.type === 'unreadable') {
      frame('dropped', 'unreadable', body.length);
      return unanswered(tag, reading.reason);
    }
    const { message } = reading;
    if (!isAnswerTo(header, message.header)) {
      frame('dropped', nameOf(message.header), body.length);
      return unanswered(tag, wordsOfStranger(message));
    }
    frame('received', nameOf(message.header), body.length);
    return { type: 'answered', tag, message };
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
        cancelPause();
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
        done?.(effect.end);
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

function patienceWith({ category }: Question): number {
  const asksHost =
    category === 'Reconciliation' || category === 'Login' || category === 'Diagnosis';
  return asksHost ? timing.host : timing.machine;
}

function unanswered(tag: Tag, reason: string): SessionEvent {
  return { type: 'failed', tag, why: 'no_answer', reason };
}

/** A terminal that rejects a message says so with an event instead of an answer. */
function wordsOfStranger({ header, body }: Message): string {
  const isRejection = header.category === 'Event' && body.EventToNotify === 'Reject';
  return isRejection ? 'The terminal rejected the message' : 'The terminal answered something else';
}

function isKept(telling: Promise<void>): Promise<boolean> {
  return telling.then(
    () => true,
    () => false,
  );
}
