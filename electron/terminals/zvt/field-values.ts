import { type Currency, currencies, isCurrency } from '../../../shared/money.ts';
import { decodeBcd, encodeBcd } from './bcd.ts';
import { type Field, fieldValue } from './bmp.ts';
import { fromHex, toHex } from './bytes.ts';
import { decodeText, encodeText } from './text.ts';
import { decodeTlv, findTlv, type Tlv } from './tlv.ts';

/** The fields that have a meaning here, by name, read and written. Amounts in minor units. */
const bmp = {
  serviceByte: 0x03,
  amount: 0x04,
  tlv: 0x06,
  trace: 0x0b,
  time: 0x0c,
  date: 0x0d,
  terminalStatus: 0x19,
  cardNumber: 0x22,
  resultCode: 0x27,
  terminalId: 0x29,
  originalTrace: 0x37,
  approvalCode: 0x3b,
  additionalText: 0x3c,
  currency: 0x49,
  imageFormat: 0x72,
  imageMode: 0x73,
  totals: 0x60,
  receiptNumber: 0x87,
  cardType: 0x8a,
  cardName: 0x8b,
  displaySeconds: 0xf0,
} as const;

type FieldName = keyof typeof bmp;

export function numberOf(fields: readonly Field[], name: FieldName): number | undefined {
  const value = fieldValue(fields, bmp[name]);
  return value && decodeBcd(value);
}

/** The digits with their leading zeros, as terminals print them. */
export function digitsOf(fields: readonly Field[], name: FieldName): string | undefined {
  const value = fieldValue(fields, bmp[name]);
  return value && toHex(value);
}

export function codeOf(fields: readonly Field[], name: FieldName): number | undefined {
  return fieldValue(fields, bmp[name])?.[0];
}

/** Without the zeros that terminals fill up with; `undefined` when nothing is left. */
export function textOf(fields: readonly Field[], name: FieldName): string | undefined {
  const value = fieldValue(fields, bmp[name]);
  const text = value && decodeText(value).replaceAll('\0', '').trim();
  return text === '' ? undefined : text;
}

/** `undefined` when digits are masked or missing. The codec has kept no others. */
export function lastFourOf(fields: readonly Field[]): string | undefined {
  const digits = digitsOf(fields, 'cardNumber') ?? '';
  return /^\d{4}$/.test(digits) ? digits : undefined;
}

/** `undefined` when it is missing or none of ours. */
export function currencyOf(fields: readonly Field[]): Currency | undefined {
  const numeric = numberOf(fields, 'currency');
  const [code = ''] =
    Object.entries(currencies).find(([, currency]) => currency.numeric === numeric) ?? [];
  return isCurrency(code) ? code : undefined;
}

/**
 * Whether an amount or a currency stands there that is none this till knows: digits that are no digits,
 * pounds in a shop that takes rupees. It is not what was asked for, as a missing one may be.
 */
export function namesStrangeMoney(fields: readonly Field[]): boolean {
  const isThere = (name: FieldName) => fieldValue(fields, bmp[name]) !== undefined;
  return (
    (isThere('amount') && numberOf(fields, 'amount') === undefined) ||
    (isThere('currency') && currencyOf(fields) === undefined)
  );
}

export function tlvOf(fields: readonly Field[]): readonly Tlv[] {
  return decodeTlv(fieldValue(fields, bmp.tlv) ?? new Uint8Array(0));
}

const textLines = 0x24;
const textLine = 0x07;

/** What a terminal shows its customer, in TLV 24 with one 07 for each line. */
export function displayLinesOf(fields: readonly Field[]): readonly string[] {
  return findTlv(tlvOf(fields), textLines).flatMap(({ children }) =>
    findTlv(children, textLine).map(({ value }) => decodeText(value)),
  );
}

export function numberField(name: FieldName, value: number, length: number): Field {
  return { bmp: bmp[name], value: encodeBcd(value, length) };
}

/** Digits as terminals print them, leading zeros and all; throws for anything else. */
export function digitsField(name: FieldName, digits: string): Field {
  return { bmp: bmp[name], value: fromHex(digits) };
}

export function bytesField(name: FieldName, value: Uint8Array): Field {
  return { bmp: bmp[name], value };
}

export function codeField(name: FieldName, code: number): Field {
  return { bmp: bmp[name], value: Uint8Array.of(code) };
}

export function textField(name: FieldName, text: string): Field {
  return { bmp: bmp[name], value: encodeText(text) };
}
