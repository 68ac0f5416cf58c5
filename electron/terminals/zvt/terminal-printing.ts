import { assertNever } from '../../../shared/assert-never.ts';
import { fromHex, toHex } from './bytes.ts';
import { control } from './codes.ts';
import { tlvOf } from './field-values.ts';
import type { Message } from './message.ts';
import { plainLine, printBlock } from './printed-text.ts';
import {
  inOrder,
  type SlipWay,
  type SlipWays,
  say,
  step,
  type TerminalState,
  type TerminalStep,
} from './terminal-dialogue.ts';
import { completion } from './terminal-messages.ts';
import { findTlv } from './tlv.ts';

export const ownPrinter: SlipWays = { payment: 'here', administration: 'here' };

const paymentBit = 0x02;
const administrationBit = 0x04;
const statusBit = 0x08;
const printCommandBit = 0x80;
/** TLV 26 lists the commands that the till can take, each in a tag 0A. */
const takenCommands = 0x26;
const takenCommand = 0x0a;
const printBlockCommand = '06d3';

type Registration = Extract<Message, { type: 'registration' }>;

/** PA00P015, registration, config byte. */
export function slipWaysFor({ configByte, fields }: Registration): SlipWays {
  const takesBlocks = findTlv(tlvOf(fields), takenCommands).some(({ children }) =>
    findTlv(children, takenCommand).some(({ value }) => toHex(value) === printBlockCommand),
  );
  const wayFor = (bit: number): SlipWay => {
    if ((configByte & bit) === 0) return 'here';
    if ((configByte & printCommandBit) === 0) return 'nowhere';
    return takesBlocks ? 'block' : 'lines';
  };
  return { payment: wayFor(paymentBit), administration: wayFor(administrationBit) };
}

export function wantsStatuses({ configByte }: Registration): boolean {
  return (configByte & statusBit) !== 0;
}

/** TLV 1F07: the merchant's, then the customer's. */
const paymentCopies = [1, 2];
const administrationReceipt = 3;
const endOfReceipt = 0x81;

/** Prints a slip, or gives it to the till to print. */
export function giveSlip(kind: keyof SlipWays, lines: readonly string[]) {
  return (state: TerminalState): TerminalStep =>
    inOrder(state, printSlip(kind, lines), sendSlip(kind, lines));
}

/** On its own printer, where that is the place. */
export function printSlip(kind: keyof SlipWays, lines: readonly string[]) {
  return (state: TerminalState): TerminalStep =>
    state.slips[kind] === 'here' ? step(state, { type: 'print', lines }) : step(state);
}

/** To the till, in its turn behind whatever is still to be said. */
export function sendSlip(kind: keyof SlipWays, lines: readonly string[]) {
  return (state: TerminalState): TerminalStep => {
    const way = state.slips[kind];
    switch (way) {
      case 'here':
      case 'nowhere':
        return step(state);
      case 'block': {
        const copies = kind === 'payment' ? paymentCopies : [administrationReceipt];
        return inOrder(state, ...copies.map((copy) => say('progress', printBlock(lines, copy))));
      }
      case 'lines':
        return inOrder(
          state,
          ...lines.map((text) => say('progress', printLine(plainLine, text))),
          say('progress', printLine(endOfReceipt, '')),
        );
      default:
        return assertNever(way);
    }
  };
}

/** What it says when it calls the till to have a slip of its own printed there. */
export function callMessages(lines: readonly string[], localNow: number): readonly Message[] {
  const time = new Date(localNow).toISOString().replaceAll(/[^0-9]/g, '');
  const clock: Message = {
    ...{ type: 'other', control: control.setClock, head: new Uint8Array(0) },
    fields: [
      { bmp: 0xaa, value: fromHex(time.slice(2, 8)) },
      { bmp: 0x0c, value: fromHex(time.slice(8, 14)) },
    ],
  };
  return [clock, ...lines.map((text) => printLine(plainLine, text)), completion];
}

function printLine(attribute: number, text: string): Message {
  return { type: 'print_line', attribute, text, fields: [] };
}
