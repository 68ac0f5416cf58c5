import {
  type CounterEffect,
  type CounterEvent,
  type CounterState,
  startCounter,
  transitionCounter,
} from '../counter-machine.ts';
import type { CounterRecords } from '../counter-records.ts';
import { busy } from './error-conditions.ts';
import type { JsonObject } from './json.ts';
import type { Message } from './message.ts';
import { answerTo, failure, totalsAnswer, transactionAnswer } from './terminal-answers.ts';
import { nothingShown, type Shown, show } from './terminal-devices.ts';
import { beginTransaction } from './terminal-payments.ts';
import { answerService, answerStatus, isAboutOpen } from './terminal-services.ts';

/** What a simulated terminal knows. */
export interface TerminalState {
  readonly counter: CounterState;
  /** The request that the running transaction has still to answer. */
  readonly running: Running | null;
  readonly shown: Shown;
}

export interface Running {
  readonly exchange: number;
  readonly question: Message;
  /** The till has stopped it. */
  readonly isAborted: boolean;
}

export type TerminalEvent =
  /** `exchange` names the line's request, so that the answer finds its way back. */
  | {
      readonly type: 'question';
      readonly exchange: number;
      readonly message: Message;
      readonly now: number;
    }
  /** The answer is on the line, or the line went before it was. */
  | { readonly type: 'handed' | 'lost'; readonly exchange: number }
  | { readonly type: 'shown_long_enough' }
  /** What a person does. */
  | { readonly type: 'person'; readonly event: CounterEvent };

export type TerminalEffect =
  /** Null: an answer without content. */
  | { readonly type: 'answer'; readonly exchange: number; readonly message: Message | null }
  | { readonly type: 'show'; readonly milliseconds: number }
  | Extract<CounterEffect, { type: 'save' | 'presented' | 'arm' | 'disarm' }>;

export interface TerminalStep {
  readonly state: TerminalState;
  readonly effects: readonly TerminalEffect[];
}

type Question = Extract<TerminalEvent, { type: 'question' }>;

/** A terminal that has just got power. */
export function startTerminal(records: CounterRecords): TerminalStep {
  const { state: counter, effects } = startCounter(records, 'stands');
  return performed({ counter, running: null, shown: nothingShown }, effects);
}

/** `undefined` for what means nothing at this time. */
export function transition(state: TerminalState, event: TerminalEvent): TerminalStep | undefined {
  switch (event.type) {
    case 'question':
      return takeQuestion(state, event);
    case 'handed':
    case 'lost': {
      if (state.running?.exchange !== event.exchange) return undefined;
      const free = { ...state, running: null };
      const happened = event.type === 'handed' ? 'heard' : 'lost';
      return happen(free, { type: happened }) ?? { state: free, effects: [] };
    }
    case 'shown_long_enough':
      return { state: withNothingShown(state), effects: [] };
    case 'person':
      return happen(state, event.event);
  }
}

function takeQuestion(state: TerminalState, question: Question): TerminalStep {
  const { message } = question;
  const { records } = state.counter;
  switch (message.header.category) {
    case 'Payment':
    case 'Reversal':
      return begin(state, question);
    case 'TransactionStatus':
      return answer(state, question, answerStatus(records, message));
    case 'Abort':
      return abort(state, question);
    case 'Reconciliation': {
      const closed = happen(state, { type: 'close_batch' });
      if (!closed) return answer(state, question, failure(busy));
      return after(closed, (next) =>
        answer(next, question, totalsAnswer(records.transactions, records.batch)),
      );
    }
    case 'Display':
    case 'Print': {
      const shown = show(state.shown, message);
      const next = answer({ ...state, shown: shown.shown }, question, shown.body);
      return shown.milliseconds === null
        ? next
        : {
            ...next,
            effects: [...next.effects, { type: 'show', milliseconds: shown.milliseconds }],
          };
    }
    default:
      return answer(state, question, answerService(message, state.counter.step));
  }
}

function begin(state: TerminalState, question: Question): TerminalStep {
  const { exchange, message, now } = question;
  const beginning = beginTransaction(state.counter, message, now);
  if (beginning.type === 'answer') return answer(state, question, beginning.body);
  const running: Running = { exchange, question: message, isAborted: false };
  let step: TerminalStep = { state: { ...state, running }, effects: [] };
  for (const event of beginning.events) {
    step = after(step, (next) => happen(next, event) ?? { state: next, effects: [] });
  }
  if (beginning.needsCustomer) return { ...step, state: withNothingShown(step.state) };
  const effects = step.effects.filter(({ type }) => type !== 'presented' && type !== 'arm');
  return { ...step, effects };
}

/** The terminal shows its own words again. */
function withNothingShown(state: TerminalState): TerminalState {
  return { ...state, shown: { ...state.shown, lines: [], code: null } };
}

/** It has an empty answer; what it is about is answered on its own line. */
function abort(state: TerminalState, question: Question): TerminalStep {
  const { running, counter } = state;
  const done: TerminalEffect = { type: 'answer', exchange: question.exchange, message: null };
  const stopped =
    running && isAboutOpen(counter.records, question.message)
      ? happen({ ...state, running: { ...running, isAborted: true } }, { type: 'cancel' })
      : undefined;
  return stopped ? { ...stopped, effects: [...stopped.effects, done] } : { state, effects: [done] };
}

function answer(
  state: TerminalState,
  { exchange, message }: Question,
  body: JsonObject,
): TerminalStep {
  return { state, effects: [{ type: 'answer', exchange, message: answerTo(message, body) }] };
}

function happen(state: TerminalState, event: CounterEvent): TerminalStep | undefined {
  const step = transitionCounter(state.counter, event, 'stands');
  return step && performed({ ...state, counter: step.state }, step.effects);
}

/** What happens at the counter, as far as the line and the person see it. */
function performed(state: TerminalState, effects: readonly CounterEffect[]): TerminalStep {
  return {
    state,
    effects: effects.flatMap((effect): readonly TerminalEffect[] => {
      switch (effect.type) {
        case 'stage':
          return [];
        case 'result': {
          if (!state.running) return [];
          const { exchange, question, isAborted } = state.running;
          const body = transactionAnswer(effect.transaction, isAborted);
          return [{ type: 'answer', exchange, message: answerTo(question, body) }];
        }
        default:
          return [effect];
      }
    }),
  };
}

function after(first: TerminalStep, next: (state: TerminalState) => TerminalStep): TerminalStep {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}
