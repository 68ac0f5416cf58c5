import { concat } from '../../electron/terminals/zvt/bytes.ts';
import type { Random } from '../simulation/random.ts';

/** Where parsers turn: framing characters, lengths that announce more, first bytes of messages. */
const turningPoints = [0x02, 0x03, 0x06, 0x10, 0x15, 0x82, 0xff, 0x00, 0x04, 0x0f, 0x80, 0x84];

/** Something that a broken or hostile terminal could send: noise, or a recorded frame spoilt. */
export function hostileFrame(random: Random, recorded: readonly Uint8Array[]): Uint8Array {
  if (random.chance(0.3)) return noise(random, random.below(24));
  let frame = anyOf(random, recorded);
  for (let spoils = random.between(1, 3); spoils > 0; spoils -= 1) {
    frame = spoil(random, frame, recorded);
  }
  return frame;
}

/** Cuts it into pieces anywhere; most often it comes whole. */
export function cutAnywhere(random: Random, bytes: Uint8Array): readonly Uint8Array[] {
  if (bytes.length < 2 || random.chance(0.6)) return [bytes];
  const place = random.between(1, bytes.length - 1);
  return [bytes.subarray(0, place), ...cutAnywhere(random, bytes.subarray(place))];
}

function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () =>
    random.chance(0.5) ? anyOf(random, turningPoints) : random.below(256),
  );
}

function spoil(random: Random, frame: Uint8Array, recorded: readonly Uint8Array[]): Uint8Array {
  const place = random.below(frame.length + 1);
  const [before, after] = [frame.subarray(0, place), frame.subarray(place)];
  switch (random.below(7)) {
    case 0:
      return before;
    case 1:
      return after;
    case 2:
      return concat(before, after.subarray(1));
    case 3:
      return concat(before, noise(random, random.between(1, 3)), after);
    case 4:
      return concat(before, anyOf(random, recorded).subarray(random.below(8)));
    case 5:
      return concat(before, before, after);
    default:
      return frame.map((byte, index) => (index === place ? byte ^ (1 << random.below(8)) : byte));
  }
}

function anyOf<Choice>(random: Random, choices: readonly Choice[]): Choice {
  const choice = choices[random.below(choices.length)];
  if (choice === undefined) throw new Error('There is nothing to choose from');
  return choice;
}
