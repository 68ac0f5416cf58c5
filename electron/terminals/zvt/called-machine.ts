import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import { type Field, fieldValue } from './bmp.ts';
import { toHex } from './bytes.ts';
import { control } from './codes.ts';
import type { Message } from './message.ts';
import { keepPrinted, printedText } from './printed-text.ts';
import { functionNotPossible, printerNotReady } from './result-codes.ts';

/** A connection that a terminal has made: it asks, and the till answers or refuses. */
export interface CallState {
  readonly name: 'open' | 'over';
  /** Of the slip that is being printed. */
  readonly lines: readonly string[];
  readonly messages: number;
}

export type CallEvent =
  | {
      readonly type: 'message';
      readonly message: Message;
      /** By the clock on the wall, as if it stood at zero degrees. */
      readonly localNow: number;
      /** Whether one more slip has room where slips are printed. */
      readonly mayPrint: boolean;
    }
  | { readonly type: 'too_long' | 'closed' };

export type CallEffect =
  | { readonly type: 'answer'; readonly message: Message }
  /** A slip to print; not whole when the terminal went before its end. */
  | { readonly type: 'slip'; readonly lines: readonly string[]; readonly isWhole: boolean }
  | { readonly type: 'hang_up'; readonly why: string };

export interface CallStep {
  readonly state: CallState;
  readonly effects: readonly CallEffect[];
}

export const firstCall: CallState = { name: 'open', lines: [], messages: 0 };

/** More than the longest day's slip has lines; who says more does not want to print. */
const mostMessages = 600;

/**
 * The till's side when a terminal has called it. Nothing here moves money or says anything about any:
 * what could is refused, and nobody else hears of it. `undefined` for what means nothing.
 */
export function transitionCall(state: CallState, event: CallEvent): CallStep | undefined {
  if (state.name === 'over') return undefined;
  switch (event.type) {
    case 'too_long':
      return end(state, [{ type: 'hang_up', why: 'It said too much, or too slowly' }]);
    case 'closed':
      return end(state, []);
    case 'message': {
      const heard = { ...state, messages: state.messages + 1 };
      if (heard.messages > mostMessages) return transitionCall(state, { type: 'too_long' });
      return hear(heard, event);
    }
  }
}

function hear(
  state: CallState,
  { message, localNow, mayPrint }: Extract<CallEvent, { type: 'message' }>,
): CallStep | undefined {
  const printed = printedText(message);
  if (printed) {
    if (!mayPrint) return answer(state, refusal(printerNotReady));
    const lines = keepPrinted(state.lines, printed.lines.map(screenCardNumbers));
    const isLast = printed.attributes.some((attribute) => endsSlip(attribute));
    return isLast ? finish(state, lines) : answer({ ...state, lines }, taken);
  }
  switch (message.type) {
    case 'completion':
    case 'abort':
      return finish(state, state.lines);
    case 'intermediate_status':
      return answer(state, taken);
    case 'positive':
    case 'negative':
      return undefined;
    case 'other':
      return message.control === control.setClock && agreesOnTime(message.fields, localNow)
        ? answer(state, taken)
        : answer(state, refusal(functionNotPossible));
    default:
      return answer(state, refusal(functionNotPossible));
  }
}

const taken: Message = { type: 'positive', fields: [] };

function refusal(code: number): Message {
  return { type: 'negative', code, fields: [] };
}

function answer(state: CallState, message: Message): CallStep {
  return { state, effects: [{ type: 'answer', message }] };
}

/** The slip first: what is acknowledged must be on its way to the paper. */
function finish(state: CallState, lines: readonly string[]): CallStep {
  return {
    state: { ...state, lines: [] },
    effects: [...slipOf(lines, true), { type: 'answer', message: taken }],
  };
}

function end(state: CallState, effects: readonly CallEffect[]): CallStep {
  return {
    state: { ...state, name: 'over', lines: [] },
    effects: [...slipOf(state.lines, false), ...effects],
  };
}

function slipOf(lines: readonly string[], isWhole: boolean): readonly CallEffect[] {
  return lines.some((line) => line.trim() !== '') ? [{ type: 'slip', lines, isWhole }] : [];
}

/** Bit 80 with the number of lines to feed, and FF: no line follows (PA00P015, print line). */
function endsSlip(attribute: number): boolean {
  return attribute === 0xff || attribute === 0x81;
}

const dateField = 0xaa;
const timeField = 0x0c;
/** Clocks that differ by no more say the same. */
const clockTolerance = 120_000;

/**
 * A terminal may not set the computer's clock. Where both show the same it is as the terminal wants it,
 * and otherwise the answer is no.
 */
function agreesOnTime(fields: readonly Field[], localNow: number): boolean {
  const none = new Uint8Array(0);
  const text =
    toHex(fieldValue(fields, dateField) ?? none) + toHex(fieldValue(fields, timeField) ?? none);
  const digits = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text)?.slice(1).map(Number);
  if (!digits) return false;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0] = digits;
  const told = Date.UTC(2000 + year, month - 1, day, hours, minutes, seconds);
  return Math.abs(told - localNow) <= clockTolerance;
}
