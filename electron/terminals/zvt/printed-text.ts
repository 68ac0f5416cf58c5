import type { SlipLines } from '../slips.ts';
import type { Field } from './bmp.ts';
import { bytesField, tlvOf } from './field-values.ts';
import type { Message } from './message.ts';
import { decodeLines, encodeText } from './text.ts';
import { encodeTlv, findTlv, type Tlv } from './tlv.ts';

export interface PrintedText {
  readonly lines: readonly string[];
  /** 1 merchant, 2 customer, 3 administration (TLV 1F07); `null` when the terminal does not say. */
  readonly receiptType: number | null;
  /** How lines are set, and 81 or FF for the end of the receipt. */
  readonly attributes: readonly number[];
}

const receiptType = 0x1f07;
const textBlock = 0x25;
const line = 0x07;
const attribute = 0x09;

/** What the terminal would like the till to print; `undefined` for messages that are not for printing. */
export function printedText(message: Message): PrintedText | undefined {
  switch (message.type) {
    case 'print_line':
      return {
        lines: [message.text],
        receiptType: receiptTypeOf(message.fields),
        attributes: [message.attribute],
      };
    case 'print_block': {
      const blocks = findTlv(tlvOf(message.fields), textBlock);
      const objects = blocks.flatMap(({ children }) => children);
      return {
        lines: decodeLines(objects.filter(({ tag }) => tag === line).map(({ value }) => value)),
        receiptType: receiptTypeOf(message.fields),
        attributes: objects
          .filter(({ tag }) => tag === attribute)
          .flatMap(({ value }) => [...value]),
      };
    }
    default:
      return undefined;
  }
}

const mostLines = 2_000;
/** Wider than any paper. */
const longestLine = 200;

function narrow(line: string): string {
  return line.slice(0, longestLine);
}

/** With the new lines behind; a terminal that never stops printing fills no memory. */
export function keepPrinted(
  printed: readonly string[],
  lines: readonly string[],
): readonly string[] {
  return [...printed, ...lines.map(narrow)].slice(0, mostLines);
}

const merchantsCopy = 1;
const administration = 3;

/**
 * With what a message brings for a slip; what is not typed is the customer's, and what the terminal
 * prints about itself is no slip. Bounded as the lines are.
 */
export function keepSlip(slips: readonly SlipLines[], message: Message): readonly SlipLines[] {
  const text = printedText(message);
  const room = slips.reduce((left, { lines }) => left - lines.length, mostLines);
  if (!text || text.receiptType === administration || room <= 0) return slips;
  const copy = text.receiptType === merchantsCopy ? 'merchant' : 'customer';
  const lines = text.lines.slice(0, room).map(narrow);
  return lines.length === 0 ? slips : [...slips, { copy, lines }];
}

/** How a line is set, and the mark that no line follows. */
export const plainLine = 0x00;
const lastLine = 0xff;

/** Lines for a printer in one message, to a terminal's or from it. */
export function printBlock(
  lines: readonly string[],
  type: number | null = null,
): Extract<Message, { type: 'print_block' }> {
  const text: Tlv = {
    tag: textBlock,
    value: new Uint8Array(0),
    children: [
      ...lines.map((each) => leaf(line, encodeText(each))),
      // Inside the block: outside, a till may take it for something else.
      leaf(attribute, Uint8Array.of(lastLine)),
    ],
  };
  const objects = [...(type === null ? [] : [leaf(receiptType, Uint8Array.of(type))]), text];
  return { type: 'print_block', fields: [bytesField('tlv', encodeTlv(objects))] };
}

function leaf(tag: number, value: Uint8Array): Tlv {
  return { tag, value, children: [] };
}

function receiptTypeOf(fields: readonly Field[]): number | null {
  return findTlv(tlvOf(fields), receiptType)[0]?.value[0] ?? null;
}
