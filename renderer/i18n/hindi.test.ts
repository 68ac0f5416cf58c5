import { expect, test } from 'vitest';
import type { MessageKey } from './catalogue.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';
import { readLanguage } from './messages.ts';
import { createWords } from './words.ts';

const keys = Object.keys(en) as MessageKey[];

/** Printed so on keys, cards and slips, and therefore written so in every language. */
const writtenAlike =
  'UPI RRN Backspace QR TEST TCP USB HTTP HTTPS pty Enter Esc Ctrl Alt Del A C F H N O P R S T V X UTR OSPOS POS Awesome COM3 ZVT curl Python Node dev ttyUSB0 udev dialout Linux Windows lp0 GSTIN English en IN de DE CSV JSON MRP'.split(
    ' ',
  );

const namesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
const latinIn = (text: string) => text.replaceAll(/\{\w+\}/g, '').match(/[A-Za-z]\w*/g) ?? [];

test('Hindi has a text for every key, and none for another', () => {
  expect(Object.keys(hi).sort()).toEqual([...keys].sort());
});

test.each(keys)('%s wants the same names filled in', (key) => {
  expect(namesIn(hi[key])).toEqual(namesIn(en[key]));
});

test.each(keys)('%s is not left in English', (key) => {
  const foreign = latinIn(hi[key]).filter((word) => !writtenAlike.includes(word));
  expect(foreign).toEqual([]);
  const isAlike = latinIn(en[key]).every((word) => writtenAlike.includes(word));
  if (!isAlike) expect(hi[key]).toMatch(/[ऀ-ॿ]/);
});

test('a window in Hindi groups amounts the Indian way and spells them out in Hindi', async () => {
  await readLanguage('hi-IN');
  const words = createWords('hi-IN');
  expect(words.money(1_00_000_00, 'INR')).toBe('₹1,00,000.00');
  expect(words.spokenMoney(19_900, 'INR')).toBe('199 भारतीय रुपए');
  expect(words.t('sell.charge')).toBe('पैसे लें');
});
