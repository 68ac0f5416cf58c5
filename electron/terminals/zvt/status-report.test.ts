import { expect, test } from 'vitest';
import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import { decodeFields } from './bmp.ts';
import { fromHex } from './bytes.ts';
import fixture from './fixtures/zvt-vectors.json' with { type: 'json' };
import { type Circumstances, outcomeOf, outcomeOfCode } from './status-report.ts';

const circumstances: Circumstances = {
  frame: 'status information',
  abortSent: false,
  printed: [],
  paymentId: 'payment 1',
  kind: 'sale',
};

test.each([
  ['Z049', { type: 'approved' }],
  ['Z047', { type: 'cancelled', resultCode: '6C', failure: { reason: 'Abbruch durch Kunde' } }],
  ['Z048', { type: 'declined', failure: { code: 'DEVICE_MALFUNCTION', reason: 'Betrag falsch' } }],
  [
    'Z055',
    { type: 'declined', resultCode: '05', failure: { code: 'CARD_DECLINED', reason: 'Abgelehnt' } },
  ],
  ['Z121', { type: 'cancelled', receipt: null }],
])('the recorded result %s means %j', (id, expected) => {
  const hex = fixture.vectors.find((vector) => vector.id === id)?.hex ?? '';
  expect(outcome(hex.slice(6))).toMatchObject(expected);
});

test.each([
  ['05', 'CARD_DECLINED', 'Declined by the bank'],
  ['63', 'CARD_DECLINED', 'Declined by the bank'],
  ['33', 'CARD_DECLINED', 'Insufficient funds'],
  ['44', 'TIMEOUT', 'The bank answered too late'],
  ['37', 'INVALID_PIN', 'Wrong PIN'],
  ['55', 'INVALID_PIN', 'Wrong PIN'],
  ['4b', 'INVALID_PIN', 'Too many wrong PINs'],
  ['64', 'CARD_READ_ERROR', 'Card not readable'],
  ['65', 'CARD_READ_ERROR', 'Card data not present'],
  ['72', 'CARD_READ_ERROR', 'Chip error'],
  ['73', 'CARD_READ_ERROR', 'Card data incorrect'],
  ['6c', 'TRANSACTION_CANCELLED', 'Cancelled or timed out at the terminal'],
  ['78', 'CARD_DECLINED', 'Card expired'],
  ['7d', 'NETWORK_ERROR', 'Communication error'],
  ['9b', 'NETWORK_ERROR', 'No line to the bank'],
  ['a1', 'NETWORK_ERROR', 'The bank does not answer'],
  ['a3', 'NETWORK_ERROR', 'No connection to the bank'],
  ['83', 'DEVICE_MALFUNCTION', 'Function not possible'],
  ['85', 'DEVICE_MALFUNCTION', 'Key missing'],
  ['89', 'DEVICE_MALFUNCTION', 'PIN pad defective'],
  ['df', 'DEVICE_MALFUNCTION', 'Out of order'],
  ['ff', 'DEVICE_MALFUNCTION', 'System error'],
  ['b4', 'DEVICE_DISCONNECTED', 'Reversed by the terminal'],
  ['ee', 'DEVICE_ERROR', 'The terminal reports an error'],
])('the result code %s is %s', (hex, code, reason) => {
  expect(outcome(`27${hex}`)).toMatchObject({ failure: { code, reason } });
});

test('an abort is the merchant’s when the till asked for it, and else the customer’s', () => {
  expect(outcome('276c')).toMatchObject({ type: 'cancelled', failure: { by: 'customer' } });
  expect(outcome('276c', { abortSent: true })).toMatchObject({ failure: { by: 'merchant' } });
  expect(outcome('2705', { abortSent: true })).toMatchObject({ failure: { by: 'provider' } });
});

test.each([
  ['Visa', null, 'Visa'],
  ['VISA electron', null, 'Visa'],
  ['V PAY', null, 'Visa'],
  ['Debit Mastercard', null, 'MasterCard'],
  ['MASTERCARD', '06', 'MasterCard'],
  ['Maestro', '2e', 'Maestro'],
  ['RuPay', null, 'RuPay'],
  ['AMEX', null, 'American Express'],
  ['Diners', null, 'Diners Club'],
  ['girocard', '05', 'Unknown'],
  ['', '0a', 'Visa'],
  ['', '08', 'American Express'],
  ['', '0c', 'Diners Club'],
])('a card called %j of type %s is of the network %s', (name, type, network) => {
  const fields = `${type === null ? '' : `8a${type}`}${name === '' ? '' : cardName(name)}`;
  expect(outcome(`2700${fields}`)).toMatchObject({
    receipt: { method: 'card', card: { network } },
  });
});

test('a card called UPI is no card: its text has the reference and the address', () => {
  const text = Buffer.from('RRN 600509000001 VPA name.x@bank').toString('hex');
  expect(outcome(`27000b000007${cardName('UPI')}3cf0f3f2${text}`)).toMatchObject({
    receipt: {
      method: 'upi',
      card: null,
      upi: { vpa: 'name.x@bank' },
      rrn: '600509000001',
      mark: '-/000007/-/-/-',
    },
  });
});

test('a card number in the terminal’s own words is masked', () => {
  const numbers = Array.from({ length: 10 }, (_, last) => `4${'9'.repeat(14)}${last}`);
  const number = numbers.find((each) => screenCardNumbers(each) !== each) ?? '';
  expect(number).toHaveLength(16);
  const text = Buffer.from(`Card ${number}`).toString('hex');
  const said = outcome(`27053cf0f2f1${text}`, { printed: [number] });
  expect(JSON.stringify(said)).not.toContain(number);
  expect(said).toMatchObject({ failure: { reason: `Card ************${number.slice(-4)}` } });
});

test('a result that gives neither trace nor receipt number names no transaction', () => {
  expect(outcome('276c2928004869')).toMatchObject({ receipt: null });
  expect(outcome('27000b0000000c120000')).toMatchObject({
    receipt: { mark: 'unnumbered/payment 1' },
  });
});

test('a number of zeros names a transaction when the receipt has one', () => {
  expect(outcome('27000b000000870008')).toMatchObject({ receipt: { mark: '-/000000/0008/-/-' } });
});

test('an abort without a code has none in its evidence either', () => {
  expect(outcomeOfCode(null, [], { ...circumstances, frame: 'abort' })).toMatchObject({
    type: 'cancelled',
    frame: 'abort',
    resultCode: null,
  });
});

test('a shop’s own table stands before the standard one, names before types', () => {
  const cardNames = [
    { name: '5', network: 'girocard' },
    { name: 'bhim', network: 'UPI' },
    { name: 'debit visa', network: 'Visa Debit' },
  ];
  const read = (fields: string) => outcome(`2700${fields}`, { cardNames });
  expect(read('8a05')).toMatchObject({ receipt: { card: { network: 'girocard' } } });
  expect(read(cardName('BHIM Pay'))).toMatchObject({ receipt: { method: 'upi', card: null } });
  expect(read(`8a05${cardName('DEBIT VISA')}`)).toMatchObject({
    receipt: { card: { network: 'Visa Debit' } },
  });
  expect(read(cardName('RuPay'))).toMatchObject({ receipt: { card: { network: 'RuPay' } } });
});

function outcome(hex: string, change: Partial<Circumstances> = {}) {
  return outcomeOf(decodeFields(fromHex(hex)).fields, { ...circumstances, ...change });
}

function cardName(name: string): string {
  const bytes = Buffer.from(`${name}\0`);
  const digits = String(bytes.length).padStart(2, '0');
  return `8bf${digits[0]}f${digits[1]}${bytes.toString('hex')}`;
}
