import { expect, test } from 'vitest';
import { readStatus, statusRequests } from './printer-status.ts';

test('first whether it is offline is asked, then its paper (DLE EOT 2 and 4)', () => {
  expect(statusRequests.map(({ request, read }) => [...request, read])).toEqual([
    [0x10, 0x04, 2, 'offline'],
    [0x10, 0x04, 4, 'paper'],
  ]);
});

test.each([
  ['offline', 0x12, undefined],
  ['offline', 0x16, 'cover_open'],
  ['offline', 0x32, 'paper_out'],
  ['offline', 0x52, 'printer_error'],
  // Several at once: what a person can mend first.
  ['offline', 0x36, 'cover_open'],
  ['paper', 0x12, undefined],
  ['paper', 0x72, 'paper_out'],
  // Nearly out still prints.
  ['paper', 0x1e, undefined],
] as const)('%s %i means %s', (kind, byte, trouble) => {
  expect(readStatus(kind, byte)).toBe(trouble);
});

test('what is no status says nothing about the printer', () => {
  const isStatus = (byte: number) => (byte & 0x93) === 0x12;
  for (let byte = 0; byte < 256; byte += 1) {
    if (isStatus(byte)) continue;
    expect(readStatus('offline', byte)).toBeUndefined();
    expect(readStatus('paper', byte)).toBeUndefined();
  }
  expect(readStatus('paper', undefined)).toBeUndefined();
});
