import { expect, test } from 'vitest';
import { fromHex, toHex } from '../../shared/hex.ts';
import { protocols } from '../terminals/protocols.ts';
import { zvt } from '../terminals/zvt/index.ts';
import { encodeBlock } from '../terminals/zvt/serial-block.ts';
import { createCaptureDesk } from './capture-desk.ts';

const sale = [
  '> 06010a04000000019900490356',
  '< 800000',
  '< 04ff010a',
  '> 800000',
  `< 040f1e2700040000000199000b00001249035687001222f0f8${'4'.repeat(15)}1`,
  '> 800000',
  '< 060f00',
].join('\n');

test('the language is recognised and each message told, without the card number', () => {
  const capture = createCaptureDesk(protocols).read(sale);
  expect(capture).toMatchObject({ protocol: { id: 'zvt' }, unread: 0 });
  expect(capture?.rows.map(({ direction, name }) => `${direction} ${name}`)).toEqual([
    'sent authorisation',
    'received acknowledgement',
    'received intermediate status (insert card)',
    'sent acknowledgement',
    'received status information',
    'sent acknowledgement',
    'received completion',
  ]);
  expect(JSON.stringify(capture)).not.toContain('4444444');
  expect(capture?.rows[0]?.fields[0]).toEqual({ name: 'amount', mark: '04', value: '19900' });
});

test('a capture of a serial line without any marks is recognised, too', () => {
  const desk = createCaptureDesk([zvt]);
  const block = encodeBlock(fromHex('06010a04000000019900490356') ?? new Uint8Array(0));
  const capture = desk.read(`${toHex(block)}
06
`);
  expect(capture?.protocol).toMatchObject({ id: 'zvt' });
});

test('what no language fits is said to be so, and is not shown', () => {
  const desk = createCaptureDesk(protocols);
  const capture = desk.read('de ad be ef de ad be ef 99 99');
  expect(capture).toEqual({ protocol: null, bytes: 10, unread: 10, rows: [] });
  expect(desk.fixture()).toBeUndefined();
  expect(desk.read('no bytes at all, in words')).toBeUndefined();
});

test('a fixture is the masked messages of one language', () => {
  const desk = createCaptureDesk(protocols);
  desk.read(sale);
  const { name, text } = desk.fixture() ?? { name: '', text: '{}' };
  expect(name).toBe('capture-zvt.json');
  const fixture: unknown = JSON.parse(text);
  expect(fixture).toMatchObject({
    format: 'galla.frames',
    protocol: 'zvt',
    frames: [
      { direction: 'sent', name: 'authorisation', masked: '06010a04000000019900490356' },
      {},
      {},
      {},
      {},
      {},
      {},
    ],
  });
  expect(text).not.toContain('4444444');
});
