import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import { decodeMessage } from './decode-message.ts';
import { tlvOf } from './field-values.ts';
import fixture from './fixtures/zvt-vectors.json' with { type: 'json' };
import type { LinkEffect, LinkEvent } from './link.ts';
import { streamLink } from './stream-link-machine.ts';

const telegrams = fixture.vectors.map(({ hex }) => fromHex(hex));

test('a message leaves as it is, and the line itself is its acknowledgement', () => {
  const apdu = { control: 0x0601, data: fromHex('04000000001000') };
  const repeats = { afterNegativeAcknowledgement: true, afterSilence: false };
  const { effects } = run([{ type: 'send', message: { tag: 'command', apdu, repeats } }]);
  expect(effects).toEqual([
    { type: 'leaving', tag: 'command' },
    { type: 'write', bytes: fromHex('06010704000000001000') },
    { type: 'acknowledged', tag: 'command' },
  ]);
});

test('half a message is forgotten when the other half does not come', () => {
  const { effects } = run([
    received('040f27'),
    { type: 'deadline', name: 'restOfMessage' },
    received('060f00'),
  ]);
  expect(effects.filter(({ type }) => type === 'dropped')).toEqual([
    { type: 'dropped', reason: 'unfinished', length: 3 },
  ]);
  expect(delivered(effects)).toEqual(['060f']);
});

test('a message in two pieces is whole when the second is there, and nothing is waited for any more', () => {
  const first = run([received('800000060f')]);
  expect(delivered(first.effects)).toEqual(['8000']);
  expect(first.effects).toContainEqual({ type: 'arm', name: 'restOfMessage' });
  const second = run([received('00')], first.state);
  expect(delivered(second.effects)).toEqual(['060f']);
  expect(second.effects).toContainEqual({ type: 'disarm', name: 'restOfMessage' });
});

test('after any bytes at all and a pause, the next good message is delivered', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc
      .constantFrom(...telegrams)
      .chain((bytes) => fc.nat(bytes.length).map((end) => bytes.slice(0, end))),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (noise) => {
      const { effects } = run([
        ...noise.map((bytes): LinkEvent => ({ type: 'received', bytes })),
        { type: 'deadline', name: 'restOfMessage' },
        received('060f0a19102952535'.concat('535490978')),
      ]);
      expect(delivered(effects).at(-1)).toBe('060f');
    }),
    { numRuns: 20_000 },
  );
});

test('containers nested to the end of a message are left alone', () => {
  const depth = 16_000;
  const nested = Array.from({ length: depth }, (_, level) => {
    const length = (depth - level - 1) * 4;
    return [0x24, 0x82, length >> 8, length & 0xff];
  });
  const length = depth * 4;
  const data = Uint8Array.from([0x06, 0x82, length >> 8, length & 0xff, ...nested.flat()]);
  const message = decodeMessage({ control: 0x06d3, data });
  expect(message && tlvOf(message.fields)).toHaveLength(1);
});

test('no data of any message is too strange to be decoded', () => {
  const controls = fixture.vectors.map(({ hex }) => Number.parseInt(hex.slice(0, 4), 16));
  const control = fc.oneof(fc.constantFrom(...controls, 0x0501, 0x0620, 0x06b0), fc.nat(0xffff));
  const data = fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc
      .tuple(fc.constantFrom(...telegrams), fc.nat(), fc.nat(255))
      .map(([bytes, place, value]) =>
        bytes.slice(3).map((byte, index) => (index === place % bytes.length ? value : byte)),
      ),
  );
  fc.assert(
    fc.property(control, data, (code, bytes) => {
      decodeMessage({ control: code, data: bytes });
    }),
    { numRuns: 20_000 },
  );
});

function run(events: readonly LinkEvent[], from = streamLink.initial) {
  let state = from;
  const effects: LinkEffect[] = [];
  for (const event of events) {
    const step = streamLink.transition(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}

function received(hex: string): LinkEvent {
  return { type: 'received', bytes: fromHex(hex) };
}

function delivered(effects: readonly LinkEffect[]): readonly string[] {
  return effects.flatMap((effect) =>
    effect.type === 'deliver'
      ? [toHex(Uint8Array.of(effect.apdu.control >> 8, effect.apdu.control & 0xff))]
      : [],
  );
}
