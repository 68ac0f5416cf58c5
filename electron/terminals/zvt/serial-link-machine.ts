import { assertNever } from '../../../shared/assert-never.ts';
import { decodeApdu, encodeApdu } from './apdu.ts';
import { isEqual } from './bytes.ts';
import type { DropReason, LinkEffect, LinkEvent, LinkMachine, LinkStep, Outgoing } from './link.ts';
import {
  ack,
  type BlockItem,
  type BlockReader,
  encodeBlock,
  endBlocks,
  idleBlockReader,
  isInTheMiddle,
  nak,
  readBlocks,
} from './serial-block.ts';

export interface SerialLinkState {
  readonly reader: BlockReader;
  /** The block that waits for its acknowledgement; no other leaves before. */
  readonly sending: {
    readonly message: Outgoing;
    readonly block: Uint8Array;
    readonly repeated: number;
  } | null;
  readonly queue: readonly Outgoing[];
  /** The last block delivered, until the other side has acknowledged one of ours. */
  readonly lastDelivered: Uint8Array | null;
}

/** PA00P016: a block that was not acknowledged is repeated twice at most. */
const greatestRepeats = 2;

/** A serial line: checksummed blocks, each acknowledged before the next. */
export const serialLink: LinkMachine<SerialLinkState> = {
  initial: { reader: idleBlockReader, sending: null, queue: [], lastDelivered: null },
  transition,
};

type Step = LinkStep<SerialLinkState>;

function transition(state: SerialLinkState, event: LinkEvent): Step {
  switch (event.type) {
    case 'send':
      return sendNext({ ...state, queue: [...state.queue, event.message] });
    case 'received':
      return take(state, readBlocks(state.reader, event.bytes));
    case 'deadline':
      switch (event.name) {
        case 'T1':
          return take(state, endBlocks(state.reader));
        case 'T2':
          return repeat(state, 'afterSilence');
        case 'restOfMessage':
          return { state, effects: [] };
        default:
          return assertNever(event.name);
      }
    default:
      return assertNever(event);
  }
}

function sendNext(state: SerialLinkState): Step {
  const [message, ...queue] = state.queue;
  if (state.sending || !message) return { state, effects: [] };
  const block = encodeBlock(encodeApdu(message.apdu));
  return {
    state: { ...state, queue, sending: { message, block, repeated: 0 } },
    effects: [
      { type: 'leaving', tag: message.tag },
      { type: 'write', bytes: block },
      { type: 'arm', name: 'T2' },
    ],
  };
}

function take(
  state: SerialLinkState,
  { reader, items }: { readonly reader: BlockReader; readonly items: readonly BlockItem[] },
): Step {
  const quiet: LinkEffect = { type: isInTheMiddle(reader) ? 'arm' : 'disarm', name: 'T1' };
  return items.reduce<Step>(
    (step, item) => {
      const next = takeItem(step.state, item);
      return { state: next.state, effects: [...step.effects, ...next.effects] };
    },
    { state: { ...state, reader }, effects: [quiet] },
  );
}

function takeItem(state: SerialLinkState, item: BlockItem): Step {
  switch (item.type) {
    case 'apdu':
      return takeApdu(state, item.bytes);
    case 'ack':
      return state.sending ? settle(state, 'acknowledged') : dropped(state, 'noise', 1);
    case 'nak':
      return state.sending
        ? repeat(state, 'afterNegativeAcknowledgement')
        : dropped(state, 'noise', 1);
    case 'damaged': {
      const step = dropped(state, 'damaged', item.length);
      return { state, effects: [write(nak), ...step.effects] };
    }
    case 'noise':
      return dropped(state, 'noise', item.length);
    default:
      return assertNever(item);
  }
}

function takeApdu(state: SerialLinkState, bytes: Uint8Array): Step {
  if (state.lastDelivered && isEqual(state.lastDelivered, bytes)) {
    // Our acknowledgement was lost. The message is not: it has been delivered.
    const step = dropped(state, 'duplicate', bytes.length);
    return { state, effects: [write(ack), ...step.effects] };
  }
  const apdu = decodeApdu(bytes);
  if (!apdu) {
    // The checksum is right, so repeating would not help.
    const step = dropped(state, 'unreadable', bytes.length);
    return { state, effects: [write(ack), ...step.effects] };
  }
  // The other side goes on with the conversation, so it has what we sent, though its word for it was
  // lost. Waiting for that word would hold up the answer that it is now waiting for.
  const settled = state.sending ? settle(state, 'acknowledged') : { state, effects: [] };
  return {
    state: { ...settled.state, lastDelivered: bytes },
    effects: [write(ack), ...settled.effects, { type: 'deliver', apdu }],
  };
}

function repeat(
  state: SerialLinkState,
  occasion: 'afterSilence' | 'afterNegativeAcknowledgement',
): Step {
  const { sending } = state;
  if (!sending) return { state, effects: [] };
  if (!sending.message.repeats[occasion] || sending.repeated === greatestRepeats) {
    return settle(state, 'unacknowledged');
  }
  return {
    state: { ...state, sending: { ...sending, repeated: sending.repeated + 1 } },
    effects: [
      { type: 'write', bytes: sending.block },
      { type: 'arm', name: 'T2' },
    ],
  };
}

function settle(state: SerialLinkState, end: 'acknowledged' | 'unacknowledged'): Step {
  if (!state.sending) return { state, effects: [] };
  const { tag } = state.sending.message;
  const next = sendNext({ ...state, sending: null, lastDelivered: null });
  return {
    state: next.state,
    effects: [{ type: 'disarm', name: 'T2' }, { type: end, tag }, ...next.effects],
  };
}

function dropped(state: SerialLinkState, reason: DropReason, length: number): Step {
  return { state, effects: [{ type: 'dropped', reason, length }] };
}

function write(byte: number): LinkEffect {
  return { type: 'write', bytes: Uint8Array.of(byte) };
}
