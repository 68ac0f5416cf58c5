import { expect, test } from 'vitest';
import { type Apdu, decodeApdu, emptyApduReader, encodeApdu, readApdus } from './apdu.ts';
import { fieldValue } from './bmp.ts';
import { concat, fromHex, toHex } from './bytes.ts';
import { decodeMessage } from './decode-message.ts';
import { encodeMessage } from './encode-message.ts';
import { digitsOf, displayLinesOf, lastFourOf, numberOf, textOf, tlvOf } from './field-values.ts';
import fixture from './fixtures/zvt-vectors.json' with { type: 'json' };
import { hexCode, type Message } from './message.ts';
import { printedText } from './printed-text.ts';
import { decodeText } from './text.ts';
import type { Tlv } from './tlv.ts';

/** Recorded telegrams of real terminals and tills: what they say is known, so the codec must agree. */
interface Vector {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly hex: string;
  readonly framing?: string;
  readonly cuts?: readonly number[];
  readonly must?: string;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly expectDataAlone?: Readonly<Record<string, unknown>>;
}

const vectors: readonly Vector[] = fixture.vectors;
const whole = vectors.filter(({ must }) => must === undefined);

test('the fixture holds all 61 recorded telegrams', () => {
  expect(vectors).toHaveLength(61);
  expect(new Set(vectors.map(({ id }) => id)).size).toBe(61);
});

for (const vector of whole) {
  test(`${vector.id} decodes: ${vector.name}`, () => {
    const apdu = decodeApdu(fromHex(vector.hex));
    if (!apdu) return expect.unreachable('not one APDU');
    expect(meaning(apdu, vector.expect)).toEqual(vector.expect);
  });

  test(`${vector.id} is the same when it comes byte by byte`, () => {
    const bytes = fromHex(vector.hex);
    expect(readInPieces([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual([
      decodeApdu(bytes),
    ]);
  });
}

for (const vector of whole.filter(({ from }) => from === 'till')) {
  test(`${vector.id} is written byte for byte: ${vector.name}`, () => {
    const apdu = decodeApdu(fromHex(vector.hex));
    const message = apdu && decodeMessage(apdu);
    if (!message) return expect.unreachable('not a message');
    expect(toHex(encodeApdu(encodeMessage(message)))).toBe(vector.hex);
  });
}

for (const vector of whole.filter(({ cuts }) => cuts !== undefined)) {
  test(`${vector.id} is complete with its last segment and not before`, () => {
    const segments = cutInto(fromHex(vector.hex), vector.cuts ?? []);
    expect(readInPieces(segments.slice(0, -1))).toEqual([]);
    expect(readInPieces(segments)).toHaveLength(1);
  });
}

test('all telegrams in one segment come out one by one', () => {
  const telegrams = whole.map(({ hex }) => fromHex(hex));
  const { apdus, reader, dropped } = readApdus(emptyApduReader, concat(...telegrams));
  expect(apdus).toEqual(telegrams.map(decodeApdu));
  expect(reader.rest).toHaveLength(0);
  expect(dropped).toBe(0);
});

for (const vector of vectors.filter(({ must }) => must === 'wait')) {
  test(`${vector.id} waits for the rest: ${vector.name}`, () => {
    const bytes = fromHex(vector.hex);
    expect(decodeApdu(bytes)).toBeUndefined();
    const { apdus, reader } = readApdus(emptyApduReader, bytes);
    expect(apdus).toEqual([]);
    expect(reader.rest).toEqual(bytes);
  });
}

for (const vector of vectors.filter(({ expectDataAlone }) => expectDataAlone !== undefined)) {
  test(`${vector.id} still says what it says when its length is not believed`, () => {
    const bytes = fromHex(vector.hex);
    const apdu = { control: 0x040f, data: bytes.slice(3) };
    const expected = vector.expectDataAlone ?? {};
    expect(meaning(apdu, expected)).toEqual(expected);
  });
}

for (const vector of vectors.filter(({ must }) => must === 'reject')) {
  test(`${vector.id} is rejected: ${vector.name}`, () => {
    const bytes = fromHex(vector.hex);
    expect(decodeApdu(bytes)).toBeUndefined();
    // On a stream nobody can see that the line was longer, but its tail is never taken for a message.
    const tail = readApdus(emptyApduReader, bytes);
    expect(tail.apdus).toHaveLength(1);
    expect(tail.dropped).toBe(4);
    expect(readApdus(tail.reader, fromHex('060f00')).apdus).toEqual([
      { control: 0x060f, data: new Uint8Array(0) },
    ]);
  });
}

test('Z084: what follows an acknowledgement in its segment is kept as the next start', () => {
  const vector = vectors.find(({ must }) => must === 'keep the rest');
  const { apdus, reader } = readApdus(emptyApduReader, fromHex(vector?.hex ?? ''));
  expect(apdus).toEqual([{ control: 0x8000, data: new Uint8Array(0) }]);
  expect(toHex(reader.rest)).toBe('0102');
});

for (const { id, hex } of vectors.filter(({ id }) => id === 'Z087' || id === 'Z088')) {
  test(`${id}: an announced length is waited for to its last byte`, () => {
    const announced = Number(vectors.find((vector) => vector.id === id)?.expect.dataLength);
    const start = fromHex(hex);
    const missing = announced - 1;
    const before = readApdus(readApdus(emptyApduReader, start).reader, new Uint8Array(missing - 1));
    expect(before.apdus).toEqual([]);
    const after = readApdus(before.reader, new Uint8Array(1));
    expect(after.apdus.map(({ data }) => data.length)).toEqual([announced]);
  });
}

function readInPieces(pieces: readonly Uint8Array[]): readonly Apdu[] {
  let reader = emptyApduReader;
  const apdus: Apdu[] = [];
  for (const piece of pieces) {
    const reading = readApdus(reader, piece);
    reader = reading.reader;
    apdus.push(...reading.apdus);
    expect(reading.dropped).toBe(0);
  }
  return apdus;
}

function cutInto(bytes: Uint8Array, lengths: readonly number[]): readonly Uint8Array[] {
  let offset = 0;
  return lengths.map((length) => {
    offset += length;
    return bytes.slice(offset - length, offset);
  });
}

/** Everything the fixture knows of a telegram, read by the codec; only what is expected is asked. */
function meaning(apdu: Apdu, expected: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const message = decodeMessage(apdu);
  if (!message) return {};
  return Object.fromEntries(Object.keys(expected).map((key) => [key, read(key, apdu, message)]));
}

function read(key: string, apdu: Apdu, message: Message): unknown {
  const { fields } = message;
  switch (key) {
    case 'control':
      return apdu.control.toString(16).padStart(4, '0').toUpperCase();
    case 'dataLength':
      return apdu.data.length;
    case 'resultCode':
      return message.type === 'abort'
        ? hexCode(message.resultCode ?? -1)
        : digitsOf(fields, 'resultCode')?.toUpperCase();
    case 'terminalId':
      return digitsOf(fields, 'terminalId');
    case 'additionalText':
      return textOf(fields, 'additionalText');
    case 'amount':
      return numberOf(fields, 'amount');
    case 'currency':
      return message.type === 'registration' ? message.currency : numberOf(fields, 'currency');
    case 'trace':
      return numberOf(fields, 'trace');
    case 'time':
    case 'date':
    case 'receiptNumber':
      return digitsOf(fields, key);
    case 'lastFour':
      return lastFourOf(fields);
    case 'approvalCode':
      return textOf(fields, 'approvalCode');
    case 'cardName':
      return textOf(fields, 'cardName');
    case 'cardType':
      return digitsOf(fields, 'cardType')?.toUpperCase();
    case 'tlv':
      return tlvOf(fields).map(plain);
    case 'displayLines':
      return displayLinesOf(fields);
    case 'text':
      return printedText(message)?.lines[0];
    case 'lines':
      return printedText(message)?.lines;
    case 'lineCount':
      return printedText(message)?.lines.length;
    case 'receiptType':
      return printedText(message)?.receiptType;
    case 'attribute':
      return printedText(message)?.attributes.map(hexCode)[0];
    case 'attributes':
      return printedText(message)?.attributes.map(hexCode);
    default:
      return readHead(key, message) ?? readOtherField(key, message);
  }
}

function readHead(key: string, message: Message): unknown {
  switch (message.type) {
    case 'registration':
      if (key === 'password') return message.password;
      return key === 'configByte' ? hexCode(message.configByte) : undefined;
    case 'intermediate_status':
      if (key === 'status') return hexCode(message.status);
      return key === 'timeout' ? message.timeout : undefined;
    case 'completion':
      if (key === 'softwareVersion') return message.softwareVersion;
      return key === 'terminalStatus' ? hexCode(message.terminalStatus ?? -1) : undefined;
    case 'other':
      if (key === 'password') return toHex(message.head);
      return key === 'readTimeout' ? message.head[0] : undefined;
    default:
      return undefined;
  }
}

/** Fields that mean nothing to a payment; they must still be found where they are. */
function readOtherField(key: string, { fields }: Message): unknown {
  const value = (bmp: number) => fieldValue(fields, bmp) ?? new Uint8Array(0);
  switch (key) {
    case 'statusReports':
      return value(0x02)[0];
    case 'expiry':
      return toHex(value(0x0e));
    case 'cardSequence':
      return Number(toHex(value(0x17)));
    case 'bmp19':
      return toHex(value(0x19));
    case 'contractNumber':
      return decodeText(value(0x2a)).trim();
    case 'originalTrace':
      return Number(toHex(value(0x37)));
    case 'totals':
      return toHex(value(0x60));
    case 'turnover':
      return Number(toHex(value(0x88)));
    case 'cardTypeId':
      return toHex(value(0x8c));
    case 'asResult':
      return toHex(value(0xa0));
    default:
      return `nobody reads ${key}`;
  }
}

function plain({ tag, value, children }: Tlv): unknown {
  return [
    tag.toString(16).padStart(2, '0'),
    children.length > 0 ? children.map(plain) : toHex(value),
  ];
}
