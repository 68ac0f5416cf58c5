import { assertNever } from '../../../shared/assert-never.ts';
import { currencies, type Money } from '../../../shared/money.ts';
import type { MoneyCommand } from '../service.ts';
import type { Field } from './bmp.ts';
import { bytesField, codeField, digitsField, numberField } from './field-values.ts';
import type { Message } from './message.ts';
import { encodeTlv, type Tlv } from './tlv.ts';

/** The terminal's service password. Six zeros is what they leave the factory with. */
export const servicePassword = '000000';

/**
 * 08: intermediate statuses are wanted, for the screen and to restart T4. 10: amounts come from the till
 * alone. The receipt bits (02, 04, 80) are clear: the terminal prints its own slip, which is what a
 * person needs when a payment is in doubt, and sends no print lines (PA00P015, registration).
 */
const configByte = 0x18;
/** Slips of payments (02) come as lines for the till's printer (80); those of the day's end (04) do not. */
const slipsForTill = 0x82;

/** TLV 26: of the commands that a till may list, blocks of lines (06 D3) are what it wants. */
const listedCommands = 0x26;
const listedCommand = 0x0a;
const printBlocks = Uint8Array.of(0x06, 0xd3);

/** What terminals are told at registration; each payment brings its own currency. */
export const registeredCurrency = 'INR';

/** 03 wants the status information of the last transaction and no printing (terminals.md section 2). */
const statusWithoutPrinting = 0x03;

/** `slips`: who prints those of payments; absent: the terminal. */
export function registration(slips?: 'till'): Message {
  const list: Tlv = {
    tag: listedCommands,
    value: new Uint8Array(0),
    children: [{ tag: listedCommand, value: printBlocks, children: [] }],
  };
  return {
    type: 'registration',
    password: servicePassword,
    configByte: slips === 'till' ? configByte | slipsForTill : configByte,
    currency: currencies[registeredCurrency].numeric,
    fields: slips === 'till' ? [bytesField('tlv', encodeTlv([list]))] : [],
  };
}

export const repeatReceipt: Message = {
  type: 'repeat_receipt',
  password: servicePassword,
  fields: [codeField('serviceByte', statusWithoutPrinting)],
};

export const abortCommand: Message = { type: 'abort_command', fields: [] };

/** Twelve digits are all that the wire has room for. */
export function fitsTheWire(amount: Money): boolean {
  return amount.minor > 0 && amount.minor <= 999_999_999_999;
}

export function authorisation(amount: Money): Message {
  return { type: 'authorisation', fields: [amountField(amount), currencyField(amount)] };
}

/**
 * `undefined` when the terminal could not know which transaction is meant: it finds one by its receipt
 * number. A refund never names one, since the terminal asks for the customer's card.
 */
export function moneyCommand(command: MoneyCommand): Message | undefined {
  const { type: kind, amount } = command;
  const fields = [amountField(amount), currencyField(amount)];
  switch (kind) {
    case 'refund':
      return { type: 'money_command', kind, password: servicePassword, fields };
    case 'reservation':
      return { type: 'money_command', kind, password: '', fields };
    case 'reversal':
    case 'booking':
    case 'release': {
      const number = command.original.receiptNumber;
      if (number === null || !/^\d{4}$/.test(number)) return undefined;
      const receipt = digitsField('receiptNumber', number);
      // A release sets free whatever is held, so it has no amount of its own.
      return {
        type: 'money_command',
        kind,
        password: kind === 'reversal' ? servicePassword : '',
        fields: kind === 'release' ? [receipt, currencyField(amount)] : [receipt, ...fields],
      };
    }
    default:
      return assertNever(kind);
  }
}

function amountField(amount: Money): Field {
  return numberField('amount', amount.minor, 6);
}

function currencyField(amount: Money): Field {
  return numberField('currency', currencies[amount.currency].numeric, 2);
}
