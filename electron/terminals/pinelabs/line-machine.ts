import { assertNever } from '../../../shared/assert-never.ts';
import {
  ack,
  encodeFrame,
  endFrames,
  type FrameItem,
  type FrameReader,
  type FrameReading,
  type FrameRule,
  idleFrameReader,
  nak,
  readFrames,
} from './frame.ts';
import type { LineEffect, LineEvent, Outgoing } from './line.ts';

export interface LineState {
  readonly reader: FrameReader;
  /** The frame that waits for its acknowledgement. One message leaves at a time. */
  readonly sending: {
    readonly message: Outgoing;
    readonly frame: Uint8Array;
    readonly repeated: number;
  } | null;
  /** The last frame delivered, to know its repetition; `isTaken` once its sender may know. */
  readonly delivered: { readonly content: Uint8Array; readonly isTaken: boolean } | null;
  /** The other side has acknowledged something, so it will say so again before it goes on. */
  readonly acknowledges: boolean;
}

export interface LineStep {
  readonly state: LineState;
  readonly effects: readonly LineEffect[];
}

/** How the two directions are framed: the till and the terminal build their messages differently. */
export interface LineRules {
  readonly incoming: FrameRule;
  readonly outgoing: FrameRule;
}

export const idleLine: LineState = {
  reader: idleFrameReader,
  sending: null,
  delivered: null,
  acknowledges: false,
};

/** A frame that was not acknowledged is repeated twice at most, and only where that is allowed. */
const greatestRepeats = 2;

/** Framed messages, each acknowledged by the side that has taken it in. Never throws, whatever comes. */
export function transitionLine(state: LineState, event: LineEvent, rules: LineRules): LineStep {
  switch (event.type) {
    case 'send':
      return send(state, event.message, rules);
    case 'take':
      return state.delivered && !state.delivered.isTaken
        ? step({ ...state, delivered: { ...state.delivered, isTaken: true } }, acknowledge)
        : step(state);
    case 'received':
      return read(state, readFrames(state.reader, event.bytes, rules.incoming));
    case 'deadline':
      return event.name === 'quiet'
        ? read(state, endFrames(state.reader))
        : repeat(state, 'afterSilence');
    default:
      return assertNever(event);
  }
}

/** Whoever asks again while a question waits has given that one up. */
function send(state: LineState, message: Outgoing, { outgoing }: LineRules): LineStep {
  const frame = encodeFrame(message.content, outgoing);
  return step(
    {
      ...state,
      sending: { message, frame, repeated: 0 },
      // What is never acknowledged may be answered with the very words of before.
      delivered: state.acknowledges ? state.delivered : null,
    },
    { type: 'leaving' },
    { type: 'write', name: message.name, bytes: frame },
    { type: 'arm', name: 'acknowledgement' },
  );
}

function read(state: LineState, { reader, items }: FrameReading): LineStep {
  const quiet: LineEffect = { type: reader.place === 'idle' ? 'disarm' : 'arm', name: 'quiet' };
  return items.reduce<LineStep>(
    (done, item) => {
      const next = take(done.state, item);
      return { state: next.state, effects: [...done.effects, ...next.effects] };
    },
    step({ ...state, reader }, quiet),
  );
}

function take(state: LineState, item: FrameItem): LineStep {
  switch (item.type) {
    case 'content':
      return takeContent(state, item.bytes);
    case 'ack':
      return state.sending
        ? settle(state, { type: 'heard', name: 'acknowledgement' }, 'word')
        : dropped(state, 'noise', 1);
    case 'nak': {
      if (!state.sending) return dropped(state, 'noise', 1);
      const { state: next, effects } = repeat(state, 'afterNegativeAcknowledgement');
      return step(next, { type: 'heard', name: 'refusal' }, ...effects);
    }
    case 'damaged': {
      const { effects } = dropped(state, 'damaged', item.length);
      return step(state, ...effects, write('refusal', nak));
    }
    case 'noise':
      return dropped(state, 'noise', item.length);
    default:
      return assertNever(item);
  }
}

function takeContent(state: LineState, content: Uint8Array): LineStep {
  const { delivered } = state;
  if (delivered && isEqual(delivered.content, content)) {
    // Our acknowledgement was lost, or has still to come. The message has been delivered.
    const { effects } = dropped(state, 'duplicate', content.length);
    return step(state, ...effects, ...(delivered.isTaken ? [acknowledge] : []));
  }
  const { state: settled, effects } = state.sending ? settle(state, null, 'answer') : step(state);
  return step({ ...settled, delivered: { content, isTaken: false } }, ...effects, {
    type: 'deliver',
    content,
  });
}

function repeat(
  state: LineState,
  occasion: 'afterSilence' | 'afterNegativeAcknowledgement',
): LineStep {
  const { sending } = state;
  if (!sending) return step(state);
  const { message, frame, repeated } = sending;
  if (!message.repeats[occasion] || repeated === greatestRepeats) {
    const why = occasion === 'afterSilence' ? 'silent' : 'unreadable';
    return step(
      { ...state, sending: null },
      { type: 'disarm', name: 'acknowledgement' },
      { type: 'unacknowledged', why },
    );
  }
  return step(
    { ...state, sending: { ...sending, repeated: repeated + 1 } },
    { type: 'write', name: message.name, bytes: frame },
    { type: 'arm', name: 'acknowledgement' },
  );
}

function settle(state: LineState, heard: LineEffect | null, by: 'word' | 'answer'): LineStep {
  return step(
    {
      ...state,
      sending: null,
      // What comes from here on is about this, however much it looks like what came before.
      delivered: null,
      acknowledges: state.acknowledges || by === 'word',
    },
    { type: 'disarm', name: 'acknowledgement' },
    ...(heard ? [heard] : []),
    { type: 'acknowledged', by },
  );
}

function dropped(
  state: LineState,
  reason: 'damaged' | 'noise' | 'duplicate',
  length: number,
): LineStep {
  return step(state, { type: 'dropped', reason, length });
}

function write(name: string, byte: number): LineEffect {
  return { type: 'write', name, bytes: Uint8Array.of(byte) };
}

const acknowledge = write('acknowledgement', ack);

function isEqual(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}

function step(state: LineState, ...effects: readonly LineEffect[]): LineStep {
  return { state, effects };
}
