import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toHex } from '../../../shared/hex.ts';
import { type FieldName, fieldOf } from './answer-fields.ts';
import fixture from './fixtures/pinelabs-frames.json' with { type: 'json' };
import { encodeFrame, idleFrameReader, readFrames } from './frame.ts';
import {
  type Answer,
  answerFrames,
  decodeAnswer,
  decodeRequest,
  encodeAnswer,
  encodeRequest,
  requestFrames,
} from './message.ts';
import { outcomeOf } from './outcome.ts';
import { transactionTypes, typeOfCode } from './transaction-types.ts';

const example =
  'TX1/99,"000059","APPROVED","401152******15 69","XXXX","GIFT CARD","VISA",370,203,"78569456",0,' +
  '"PROCESSED","A BANK","","000020",1,1,"A SHOP, AND MORE","A STREET","A CITY","1.49",01,00,' +
  '"","","",,"","","","","08012012","150118"';

test('a card sale looks on the wire as the maker’s pages show it', () => {
  const content = encodeRequest({
    kind: 'cardSale',
    reference: 'TX1234567890',
    amount: 215_400,
    invoice: null,
  });
  const csv = '4001,TX1234567890,215400,,,,,,,';
  expect(toHex(content ?? new Uint8Array())).toBe(
    `10000997${csv.length.toString(16).padStart(4, '0')}${toHex(new TextEncoder().encode(csv))}ff`,
  );
  const frame = encodeFrame(content ?? new Uint8Array(), requestFrames);
  expect([frame[0], frame.at(-2)]).toEqual([0x02, 0x03]);
});

test('an answer with every field that is known becomes an approval with its receipt', () => {
  const answer = decodeAnswer(answerWith('0001', example));
  expect(answer && outcomeOf(answer, { frame: 'answer', method: 'card', kind: 'sale' })).toEqual({
    type: 'approved',
    frame: 'answer',
    receipt: {
      mark: '78569456/203/370/TX1/99',
      kind: 'sale',
      amount: null,
      currency: 'INR',
      method: 'card',
      card: { network: 'VISA', last4: '1569' },
      upi: null,
      rrn: '000020',
      approvalCode: '000059',
      terminalId: '78569456',
      trace: null,
      receiptNumber: '370',
      text: null,
    },
  });
});

test.each([
  ['with a type beside it', ',2675530,10000,4001', 10_000],
  ['where something else stands in its place', ',7,9,12', null],
  ['that stands nowhere', ',7,,4001', null],
])('an amount %s is read for what it is', (_, more, amount) => {
  const answer = decodeAnswer(answerWith('0001', example + more));
  const outcome = answer && outcomeOf(answer, { frame: 'answer', method: 'card', kind: 'sale' });
  expect(outcome?.receipt?.amount).toBe(amount);
});

test('an approval of an amount that is no number says nothing that could be believed', () => {
  const answer = decodeAnswer(answerWith('0001', `${example},7,100.00,4001`));
  const question = { frame: 'answer', method: 'card', kind: 'sale' } as const;
  expect(answer && outcomeOf(answer, question)).toBeUndefined();
});

test.each([
  ['another source', answerWith('0001', 'A').with(0, 0x20)],
  ['another function', answerWith('0001', 'A').with(3, 0x98)],
  ['a result that is not known', answerWith('0003', 'A')],
  ['a length too long', answerWith('0001', 'A').with(7, 2)],
  ['a length too short', answerWith('0001', 'AB').with(7, 1)],
  ['no FF at the end', answerWith('0001', 'A').with(9, 0x41)],
  ['another character set', answerWith('0001', 'A').with(8, 0xe9)],
  ['nothing', new Uint8Array()],
])('an answer with %s is none', (_, content) => {
  expect(decodeAnswer(content)).toBeUndefined();
});

test('no bytes make it throw, and what is written can be read again', () => {
  const text = fc.string({ unit: fc.constantFrom(...'",A1 '), maxLength: 12 });
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom('valid', 'invalid', 'cancelled'),
      fc.array(text, { minLength: 1, maxLength: 37 }),
      (bytes, result: Answer['result'], fields) => {
        decodeAnswer(bytes);
        decodeRequest(bytes);
        decodeAnswer(Uint8Array.from([...bytesOf('10000997'), ...bytes]));
        expect(decodeAnswer(encodeAnswer({ result, fields }) ?? bytes)).toEqual({ result, fields });
      },
    ),
    { numRuns: 400 },
  );
});

test('every transaction type has a code of its own, and a request of each is read again', () => {
  const names = Object.values(transactionTypes).map(({ code }) => typeOfCode(code));
  expect(new Set(names).size).toBe(20);
  for (const kind of names) {
    if (!kind) return expect.unreachable('a code that finds nothing');
    const request = { kind, reference: 'A, "B"', amount: 100, invoice: '7' };
    expect(decodeRequest(encodeRequest(request) ?? new Uint8Array())).toEqual(request);
  }
});

test('what the wire cannot carry is not sent', () => {
  const request = { kind: 'cardSale', reference: 'गल्ला', amount: 1, invoice: null } as const;
  expect(encodeRequest(request)).toBeUndefined();
  expect(encodeAnswer({ result: 'valid', fields: ['A'.repeat(9_000)] })).toBeUndefined();
  expect(answerFrames.longest).toBeGreaterThan(8_192);
});

test.each(fixture.requests)(
  'the $name among the kept frames is read as it was meant',
  ({ hex, says }) => {
    const [item] = readFrames(idleFrameReader, bytesOf(hex), requestFrames).items;
    expect(item?.type === 'content' && decodeRequest(item.bytes)).toEqual(says);
  },
);

test.each(fixture.answers)(
  'the answer $name among the kept frames is read as it was meant',
  ({ hex, says: { result, values } }) => {
    const [item] = readFrames(idleFrameReader, bytesOf(hex), answerFrames).items;
    const answer = item?.type === 'content' ? decodeAnswer(item.bytes) : undefined;
    expect(answer?.result).toBe(result);
    for (const [name, value] of Object.entries(values)) {
      expect(fieldOf(answer?.fields ?? [], name as FieldName)).toBe(value);
    }
  },
);

function answerWith(result: string, csv: string): Uint8Array {
  const text = toHex(new TextEncoder().encode(csv));
  return bytesOf(`10000997${result}${csv.length.toString(16).padStart(4, '0')}${text}ff`);
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}
