import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Apdu, decodeApdu } from './apdu.ts';
import { concat, fromHex, toHex } from './bytes.ts';
import fixture from './fixtures/zvt-vectors.json' with { type: 'json' };
import type { LinkEffect, LinkEvent, Outgoing } from './link.ts';
import { encodeBlock } from './serial-block.ts';
import { type SerialLinkState, serialLink } from './serial-link-machine.ts';

const frames = fixture.vectors
  .map(({ hex }) => fromHex(hex))
  .filter((bytes) => decodeApdu(bytes) !== undefined);
const registration = '1002060006123456ba0978100324c3';
const always = { afterNegativeAcknowledgement: true, afterSilence: true };
const payment: Outgoing = {
  tag: 'command',
  apdu: { control: 0x0601, data: fromHex('04000000001000') },
  repeats: { afterNegativeAcknowledgement: true, afterSilence: false },
};
const answer: Outgoing = {
  tag: 'answer',
  apdu: { control: 0x8000, data: new Uint8Array(0) },
  repeats: always,
};

for (const { apdu, frame } of fixture.serial) {
  test(`the block of ${apdu} is ${frame}`, () => {
    expect(toHex(encodeBlock(fromHex(apdu)))).toBe(frame);
  });

  test(`the block ${frame} is read, delivered and acknowledged`, () => {
    const link = start();
    link.receive(fromHex(frame));
    expect(link.delivered.map((one) => one.control)).toEqual([decodeApdu(fromHex(apdu))?.control]);
    expect(link.written).toEqual(['06']);
  });
}

test('every recorded telegram comes through a block, also byte by byte', () => {
  for (const bytes of frames) {
    const link = start();
    for (const byte of encodeBlock(bytes)) link.receive(Uint8Array.of(byte));
    expect(link.delivered).toEqual([decodeApdu(bytes)]);
    expect(link.written).toEqual(['06']);
  }
});

test('one flipped bit in any recorded telegram never reaches the application', () => {
  for (const bytes of frames.filter(({ length }) => length < 300)) {
    const block = encodeBlock(bytes);
    for (let bit = 0; bit < block.length * 8; bit += 1) {
      const link = start();
      link.receive(
        block.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)),
      );
      link.post({ type: 'deadline', name: 'T1' });
      expect(link.delivered).toEqual([]);
      expect(link.written).not.toContain('06');
    }
  }
});

test('a flipped bit in the long telegrams never reaches the application either', () => {
  const long = frames.filter(({ length }) => length >= 300).map(encodeBlock);
  fc.assert(
    fc.property(fc.constantFrom(...long), fc.nat(), fc.nat(7), (block, place, bit) => {
      const link = start();
      const flipped = place % block.length;
      link.receive(block.map((byte, index) => (index === flipped ? byte ^ (1 << bit) : byte)));
      link.post({ type: 'deadline', name: 'T1' });
      expect(link.delivered).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('after any bytes at all, the second good block at the latest is delivered', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(...['10', '1002', '1003', '1010', '06', '15', '100206'].map(fromHex)),
    fc.constantFrom(...frames.slice(0, 20).map((bytes) => encodeBlock(bytes).slice(0, -3))),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.boolean(), (noise, isQuiet) => {
      const link = start();
      for (const bytes of noise) link.receive(bytes);
      if (isQuiet) link.post({ type: 'deadline', name: 'T1' });
      link.receive(fromHex('10028000001003f51f'));
      link.receive(fromHex(registration));
      expect(link.delivered.at(-1)?.control).toBe(0x0600);
      if (isQuiet) expect(link.delivered.at(-2)?.control).toBe(0x8000);
    }),
    { numRuns: 20_000 },
  );
});

test('a block right behind a DLE that belongs to nothing is taken', () => {
  const link = start();
  link.receive(fromHex('8110'));
  link.receive(fromHex(registration));
  expect(link.delivered).toHaveLength(1);
  link.post({ type: 'deadline', name: 'T1' });
  expect(link.dropped).toEqual(['noise']);
});

test('a damaged block is refused and its repetition is taken', () => {
  const link = start();
  link.receive(fromHex(registration.replace('1234', '1235')));
  expect(link.written).toEqual(['15']);
  link.receive(fromHex(registration));
  expect(link.written).toEqual(['15', '06']);
  expect(link.delivered).toHaveLength(1);
});

test('a block that stops in the middle is refused when T1 is over', () => {
  const link = start();
  link.receive(fromHex(registration.slice(0, 14)));
  expect(link.armed).toContain('T1');
  link.post({ type: 'deadline', name: 'T1' });
  expect(link.written).toEqual(['15']);
  expect(link.dropped).toEqual(['damaged']);
});

test('an acknowledgement inside of noise acknowledges nothing', () => {
  const link = start();
  link.send(payment);
  link.receive(fromHex('ff06'));
  expect(link.news).toEqual(['leaving command']);
  link.post({ type: 'deadline', name: 'T1' });
  link.receive(fromHex('06'));
  expect(link.news).toEqual(['leaving command', 'acknowledged command']);
});

test('a block sent again because our acknowledgement was lost is acknowledged and not delivered twice', () => {
  const link = start();
  link.receive(fromHex(registration));
  link.receive(fromHex(registration));
  expect(link.delivered).toHaveLength(1);
  expect(link.written).toEqual(['06', '06']);
  expect(link.dropped).toEqual(['duplicate']);
});

test('the same block is a new message once the other side has acknowledged ours', () => {
  const link = start();
  const block = encodeBlock(fromHex('04ff010a'));
  link.receive(block);
  link.send(answer);
  link.receive(fromHex('06'));
  link.receive(block);
  expect(link.delivered).toHaveLength(2);
});

test('a payment is repeated when the terminal could not read it, twice at most', () => {
  const link = start();
  link.send(payment);
  const block = toHex(encodeBlock(fromHex('06010704000000001000')));
  for (const _ of [1, 2]) link.receive(fromHex('15'));
  expect(link.written).toEqual([block, block, block]);
  link.receive(fromHex('15'));
  expect(link.written).toHaveLength(3);
  expect(link.news).toEqual(['leaving command', 'unacknowledged command']);
});

test('a payment is never repeated after silence', () => {
  const link = start();
  link.send(payment);
  expect(link.armed).toEqual(['T2']);
  link.post({ type: 'deadline', name: 'T2' });
  expect(link.written).toHaveLength(1);
  expect(link.news).toEqual(['leaving command', 'unacknowledged command']);
});

test('other messages are repeated after silence, twice at most', () => {
  const link = start();
  link.send(answer);
  for (const _ of [1, 2, 3, 4]) link.post({ type: 'deadline', name: 'T2' });
  expect(link.written).toEqual(Array(3).fill('10028000001003f51f'));
  expect(link.news).toEqual(['leaving answer', 'unacknowledged answer']);
});

test('the next message leaves only after the last one has been acknowledged', () => {
  const link = start();
  link.send(answer);
  link.send(payment);
  expect(link.news).toEqual(['leaving answer']);
  link.receive(fromHex('06'));
  expect(link.news).toEqual(['leaving answer', 'acknowledged answer', 'leaving command']);
});

test('an answer shows that the question arrived, though its acknowledgement was lost', () => {
  const link = start();
  link.send(payment);
  link.receive(fromHex('10028000001003f51f'));
  expect(link.news).toEqual(['leaving command', 'acknowledged command']);
  expect(link.delivered).toHaveLength(1);
  expect(link.armed).toEqual([]);
});

test('a block with a right checksum that is no message is acknowledged and left out', () => {
  const link = start();
  link.receive(encodeBlock(fromHex('06d110402a')));
  expect(link.written).toEqual(['06']);
  expect(link.dropped).toEqual(['unreadable']);
  expect(link.delivered).toEqual([]);
});

test('several blocks and acknowledgements in one chunk are taken in their order', () => {
  const link = start();
  link.send(payment);
  link.receive(
    concat(fromHex('06'), encodeBlock(fromHex('800000')), encodeBlock(fromHex('04ff010a'))),
  );
  expect(link.delivered.map(({ control }) => control)).toEqual([0x8000, 0x04ff]);
  expect(link.written.slice(1)).toEqual(['06', '06']);
});

interface TestLink {
  readonly delivered: Apdu[];
  readonly written: string[];
  readonly news: string[];
  readonly dropped: string[];
  armed: readonly string[];
  post(event: LinkEvent): void;
  send(message: Outgoing): void;
  receive(bytes: Uint8Array): void;
}

function start(): TestLink {
  let state: SerialLinkState = serialLink.initial;
  const link: TestLink = {
    delivered: [],
    written: [],
    news: [],
    dropped: [],
    armed: [],
    post(event) {
      const step = serialLink.transition(state, event);
      state = step.state;
      for (const effect of step.effects) note(effect);
    },
    send: (message) => link.post({ type: 'send', message }),
    receive: (bytes) => link.post({ type: 'received', bytes }),
  };
  return link;

  function note(effect: LinkEffect): void {
    switch (effect.type) {
      case 'deliver':
        link.delivered.push(effect.apdu);
        break;
      case 'write':
        link.written.push(toHex(effect.bytes));
        break;
      case 'dropped':
        link.dropped.push(effect.reason);
        break;
      case 'arm':
      case 'disarm': {
        const others = link.armed.filter((name) => name !== effect.name);
        link.armed = effect.type === 'arm' ? [...others, effect.name] : others;
        break;
      }
      default:
        link.news.push(`${effect.type} ${effect.tag}`);
    }
  }
}
