import fixture from '../../electron/terminals/pinelabs/fixtures/pinelabs-frames.json' with {
  type: 'json',
};
import { encodeFrame } from '../../electron/terminals/pinelabs/frame.ts';
import type { LineEffect, LineEvent } from '../../electron/terminals/pinelabs/line.ts';
import { idleLine, transitionLine } from '../../electron/terminals/pinelabs/line-machine.ts';
import {
  answerFrames,
  decodeAnswer,
  decodeRequest,
  requestFrames,
} from '../../electron/terminals/pinelabs/message.ts';
import { outcomeOf } from '../../electron/terminals/pinelabs/outcome.ts';
import { concat } from '../../electron/terminals/zvt/bytes.ts';
import { fromHex, toHex } from '../../shared/hex.ts';
import { createRandom } from '../simulation/random.ts';
import type { FrameReport } from './attack-parser.ts';
import { cutAnywhere, hostileFrame } from './hostile-frames.ts';

/** Which side is attacked: the till reads answers, the simulated terminal reads requests. */
export const pinelabsSides = ['answers', 'requests'] as const;
export type PinelabsSide = (typeof pinelabsSides)[number];

const mostProblems = 10;
const rules = {
  answers: { incoming: answerFrames, outgoing: requestFrames },
  requests: { incoming: requestFrames, outgoing: answerFrames },
};

/**
 * Throws frames at one side's line and at the decoders behind it. After each round, when the line has
 * been quiet, it must deliver a good frame.
 */
export function attackPinelabs(side: PinelabsSide, frames: number, seed: number): FrameReport {
  const random = createRandom(seed, 100 + pinelabsSides.indexOf(side));
  const recorded = fixture[side].map(({ hex }) => fromHex(hex) ?? new Uint8Array());
  const own = rules[side];
  const problems: string[] = [];
  let state = idleLine;
  let sent = 0;
  let delivered = 0;
  while (sent < frames && problems.length < mostProblems) runRound();
  return { frames: sent, delivered, problems };

  function runRound(): void {
    const events: LineEvent[] = [];
    for (let count = random.between(1, 4); count > 0; count -= 1) {
      if (random.chance(0.05)) events.push(question);
      events.push(...received(hostileFrame(random, recorded)));
      if (random.chance(0.5)) events.push({ type: 'take' });
      if (random.chance(0.05)) events.push({ type: 'deadline', name: 'acknowledgement' });
      sent += 1;
    }
    const content = goodContent();
    events.push({ type: 'deadline', name: 'quiet' });
    events.push(...received(encodeFrame(content, own.incoming)), { type: 'take' });
    sent += 1;
    try {
      const told = events.flatMap(take);
      if (!told.includes(toHex(content))) note('the good frame was lost', events);
      const waiting = state.reader.content.length;
      if (waiting > own.incoming.longest) note(`${waiting} bytes are kept`, events);
    } catch (error) {
      note(String(error), events);
      state = idleLine;
    }
  }

  function take(event: LineEvent): readonly string[] {
    const step = transitionLine(state, event, own);
    state = step.state;
    return step.effects.flatMap(readDelivered);
  }

  function readDelivered(effect: LineEffect): readonly string[] {
    if (effect.type !== 'deliver') return [];
    delivered += 1;
    const answer = decodeAnswer(effect.content);
    if (answer) outcomeOf(answer, { frame: 'answer', method: 'card', kind: 'sale' });
    decodeRequest(effect.content);
    return [toHex(effect.content)];
  }

  /** Never the same twice: one that comes again is a repetition, and left out. */
  function goodContent(): Uint8Array {
    const text = random.bytes(random.between(4, 12));
    const header = side === 'answers' ? [0x10, 0, 9, 0x97, 0, 1] : [0x10, 0, 9, 0x97];
    const count = Uint8Array.of(sent >> 16, sent >> 8, sent);
    const length = text.length + count.length;
    return concat(Uint8Array.from([...header, 0, length]), count, text, Uint8Array.of(0xff));
  }

  function received(bytes: Uint8Array): readonly LineEvent[] {
    return cutAnywhere(random, bytes).map((piece) => ({ type: 'received', bytes: piece }));
  }

  function note(what: string, events: readonly LineEvent[]): void {
    const words = events.map((event) =>
      event.type === 'received' ? toHex(event.bytes) : event.type,
    );
    problems.push(`pinelabs ${side}: ${what} after ${words.join(' ')}`);
  }
}

const question: LineEvent = {
  type: 'send',
  message: {
    name: 'question',
    content: new Uint8Array(8),
    repeats: { afterNegativeAcknowledgement: true, afterSilence: true },
  },
};
