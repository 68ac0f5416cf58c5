import { expect, test } from 'vitest';
import type { LinkRepeats } from '../link-repeats.ts';
import { encodeFrame, type FrameRule } from './frame.ts';
import type { LineEvent } from './line.ts';
import { idleLine, transitionLine } from './line-machine.ts';

const rule: FrameRule = { checkCoversStart: false, length: null, longest: 100 };
const rules = { incoming: rule, outgoing: rule };
const always: LinkRepeats = { afterNegativeAcknowledgement: true, afterSilence: true };
const payment: LinkRepeats = { afterNegativeAcknowledgement: true, afterSilence: false };
const [ack, nak] = [0x06, 0x15].map((byte) => received(Uint8Array.of(byte)));
const silence: LineEvent = { type: 'deadline', name: 'acknowledgement' };
const answer = received(encodeFrame(Uint8Array.of(0x41), rule));
const taken: LineEvent = { type: 'take' };

test.each([
  ['sent and acknowledged', [send(always), ack], ['leaving', 'write 0200', 'acknowledged word']],
  [
    'repeated twice after silence, where that is allowed',
    [send(always), silence, silence, silence],
    ['leaving', 'write 0200', 'write 0200', 'write 0200', 'unacknowledged silent'],
  ],
  [
    'never repeated after silence, where it may charge',
    [send(payment), silence, silence],
    ['leaving', 'write 0200', 'unacknowledged silent'],
  ],
  [
    'repeated when it could not be read',
    [send(payment), nak, nak, nak],
    ['leaving', 'write 0200', 'write 0200', 'write 0200', 'unacknowledged unreadable'],
  ],
  [
    'heard when the other side goes on without saying so',
    [send(payment), answer, taken],
    ['leaving', 'write 0200', 'acknowledged answer', 'deliver', 'write acknowledgement'],
  ],
  [
    'acknowledged only when it has been taken in, and once',
    [answer, answer, taken, taken],
    ['deliver', 'dropped duplicate', 'write acknowledgement'],
  ],
  [
    'acknowledged again when that was lost',
    [answer, taken, answer],
    ['deliver', 'write acknowledgement', 'dropped duplicate', 'write acknowledgement'],
  ],
  [
    'new when the same comes after a question of ours',
    [answer, taken, send(payment), ack, answer],
    ['deliver', 'write acknowledgement', 'leaving', 'write 0200', 'acknowledged word', 'deliver'],
  ],
  [
    'new too where nothing is ever acknowledged',
    [send(payment), answer, send(payment), answer],
    [
      'leaving',
      'write 0200',
      'acknowledged answer',
      'deliver',
      'leaving',
      'write 0200',
      'acknowledged answer',
      'deliver',
    ],
  ],
  [
    'refused when it is damaged',
    [received(Uint8Array.of(2, 0x41, 3, 0))],
    ['dropped damaged', 'write refusal'],
  ],
  [
    'refused when it does not come to its end',
    [received(Uint8Array.of(2, 0x41)), { type: 'deadline', name: 'quiet' }],
    ['dropped damaged', 'write refusal'],
  ],
  [
    'nothing, when nothing waits for an acknowledgement',
    [ack, nak],
    ['dropped noise', 'dropped noise'],
  ],
] satisfies readonly [string, readonly (LineEvent | undefined)[], readonly string[]][])(
  'a message is %s',
  (_, events, words) => {
    expect(run(events)).toEqual(words);
  },
);

function run(events: readonly (LineEvent | undefined)[]): readonly string[] {
  let state = idleLine;
  const words: string[] = [];
  for (const event of events) {
    if (!event) continue;
    const step = transitionLine(state, event, rules);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.type === 'write') words.push(`write ${effect.name}`);
      else if (effect.type === 'acknowledged') words.push(`acknowledged ${effect.by}`);
      else if (effect.type === 'unacknowledged') words.push(`unacknowledged ${effect.why}`);
      else if (effect.type === 'dropped') words.push(`dropped ${effect.reason}`);
      else if (effect.type === 'deliver' || effect.type === 'leaving') words.push(effect.type);
    }
  }
  return words;
}

function send(repeats: LinkRepeats): LineEvent {
  return { type: 'send', message: { name: '0200', content: Uint8Array.of(0x30), repeats } };
}

function received(bytes: Uint8Array): LineEvent {
  return { type: 'received', bytes };
}
