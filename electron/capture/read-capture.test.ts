import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../shared/hex.ts';
import { isBinaryCapture, readCapture } from './read-capture.ts';

const shortly = (text: string) =>
  readCapture(text).map(({ direction, bytes }) => `${direction} ${toHex(bytes)}`);

test.each([
  ['arrows', '> 06 01 00\n< 80 00 00', ['sent 060100', 'received 800000']],
  ['names of the sides', 'ECR: 060100\nPT: 80 00 00', ['sent 060100', 'received 800000']],
  ['TX and RX', '[TX] 06,01,00\n[RX] 0x80 0x00 0x00', ['sent 060100', 'received 800000']],
  ['times in front', '12:00:01.250 -> 06:01:00', ['sent 060100']],
  ['bare bytes', '060100\n\n80-00-00\n', ['unknown 060100', 'unknown 800000']],
  ['words between', 'Session begins\n> 060100\nadd one more cable\n', ['sent 060100']],
])('hexadecimal with %s', (_name, text, expected) => {
  expect(shortly(text)).toEqual(expected);
});

test('the time of a line is kept', () => {
  const [chunk] = readCapture('2026-01-05T09:30:00.250Z > 060100');
  expect(chunk?.at).toBe(Date.UTC(2026, 0, 5, 9, 30, 0, 250));
});

test('a dump with offsets is one piece until the next offset 0', () => {
  const dump = [
    '0000  06 01 0a 04 00 00 00 01  99 00 49 03 56 00 00 00   ......... .I.V..',
    '0010  11 22                                             ."',
    '',
    '0000  80 00 00                                          ...',
  ].join('\n');
  expect(shortly(dump)).toEqual(['unknown 06010a040000000199004903560000001122', 'unknown 800000']);
});

test('in a followed stream the indented side is the terminal', () => {
  const dump = '00000000  06 01 00                    ...\n    00000000  80 00 00           ...\n';
  expect(shortly(dump)).toEqual(['sent 060100', 'received 800000']);
});

/** A packet of TCP over IPv4, as tcpdump -x prints it. */
function packet(
  from: number,
  to: number,
  flags: number,
  sequence: number,
  payload: string,
): string {
  const length = (40 + payload.length / 2).toString(16).padStart(4, '0');
  const port = (value: number) => value.toString(16).padStart(4, '0');
  const hex =
    `4500${length}0000400040060000` +
    (from === 20_007 ? '0a0000090a000005' : '0a0000050a000009') +
    `${port(from)}${port(to)}${sequence.toString(16).padStart(8, '0')}00000000` +
    `50${flags.toString(16).padStart(2, '0')}ffff00000000${payload}`;
  const words = hex.match(/.{1,4}/g) ?? [];
  const rows = Array.from(
    { length: Math.ceil(words.length / 8) },
    (_, row) =>
      `\t0x${(row * 16).toString(16).padStart(4, '0')}:  ${words.slice(row * 8, row * 8 + 8).join(' ')}`,
  );
  return `09:30:00.250000 IP 10.0.0.5.${from} > 10.0.0.9.${to}: Flags\n${rows.join('\n')}`;
}

test('packets of tcpdump: what TCP carried, each once, the called side as the terminal', () => {
  const text = [
    packet(51_234, 20_007, 0x02, 1, ''),
    packet(51_234, 20_007, 0x18, 2, '06010a04000000019900490356'),
    packet(51_234, 20_007, 0x18, 2, '06010a04000000019900490356'),
    packet(20_007, 51_234, 0x18, 9, '800000'),
  ].join('\n');
  expect(shortly(text)).toEqual(['sent 06010a04000000019900490356', 'received 800000']);
  expect(readCapture(text)[0]?.at).toBe((9 * 60 + 30) * 60_000 + 250);
});

test('without the call the lower port is the terminal’s', () => {
  expect(shortly(packet(20_007, 51_234, 0x18, 9, '800000'))).toEqual(['received 800000']);
});

test('a capture that is no text is told by its first bytes', () => {
  expect(isBinaryCapture(Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1))).toBe(true);
  expect(isBinaryCapture(Uint8Array.of(0x0a, 0x0d, 0x0d, 0x0a))).toBe(true);
  expect(isBinaryCapture(new TextEncoder().encode('0000  06'))).toBe(false);
});

test('of a long file the beginning is read, so that nothing waits for it', () => {
  const lines = readCapture('> 06 0f 00\n'.repeat(30_000));
  expect(lines).toHaveLength(10_000);
  const one = readCapture('06'.repeat(2_000_000));
  expect(one.map(({ bytes }) => bytes.length)).toEqual([512 * 1024]);
});

test('whatever somebody opens, nothing throws', () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[\s0-9a-f:x<>]{0,60}$/),
    fc.stringMatching(/^\t0x00[0-9a-f]0: {2}[0-9a-f ]{0,40}$/),
  );
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      for (const { bytes } of readCapture(lines.join('\n')))
        expect(bytes.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('bytes written with a mark are read back', () => {
  const mark = fc.constantFrom(['> ', 'sent'] as const, ['< ', 'received'] as const);
  const piece = fc.tuple(mark, fc.uint8Array({ minLength: 1, maxLength: 40 }));
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1 }), (pieces) => {
      const text = pieces.map(([[sign], bytes]) => sign + toHex(bytes)).join('\n');
      expect(shortly(text)).toEqual(pieces.map(([[, word], bytes]) => `${word} ${toHex(bytes)}`));
    }),
    { numRuns: 300 },
  );
});
