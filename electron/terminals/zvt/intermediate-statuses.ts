import type { TerminalStage } from '../terminal.ts';

/** The ones that a terminal of ours sends. */
export const insertCard = 0x0a;
export const watchPinPad = 0x02;
export const askingBank = 0x04;
export const startingEndOfDay = 0x0f;
export const startingDiagnosis = 0xc9;
export const startingInitialisation = 0xca;

interface Status {
  readonly words: string;
  readonly stage: TerminalStage | null;
}

/** PA00P015, intermediate status information. The same with 40 added asks to remove the card, too. */
const statuses: Readonly<Record<number, Status>> = {
  0: status('waiting for the amount to be confirmed'),
  1: status('watch the PIN pad', 'pin'),
  [watchPinPad]: status('watch the PIN pad', 'pin'),
  3: status('not accepted'),
  [askingBank]: status('waiting for the bank', 'bank'),
  5: status('sending a reversal'),
  6: status('sending earlier bookings'),
  7: status('card not admitted'),
  8: status('card unknown'),
  9: status('card expired'),
  [insertCard]: status('insert card', 'card'),
  11: status('remove card'),
  12: status('card not readable'),
  13: status('processing error'),
  14: status('please wait'),
  [startingEndOfDay]: status('starting an end of day'),
  16: status('invalid card'),
  17: status('showing a balance'),
  18: status('system malfunction'),
  19: status('payment not possible'),
  20: status('not enough credit'),
  21: status('wrong PIN', 'pin'),
  22: status('limit too low'),
  23: status('please wait'),
  24: status('too many wrong PINs'),
  25: status('card data incorrect'),
  26: status('service mode'),
  27: status('approved, fill up'),
  28: status('approved, take the goods'),
  29: status('declined'),
  40: status('choosing a currency'),
  41: status('choosing a language'),
  43: status('emergency transaction'),
  44: status('choosing an application'),
  200: status('waiting for the cashier'),
  [startingDiagnosis]: status('starting a diagnosis'),
  [startingInitialisation]: status('starting an initialisation'),
  210: status('connecting', 'bank'),
  211: status('connected', 'bank'),
  224: status('waiting for an application'),
  225: status('waiting for a language'),
  241: status('offline', 'bank'),
  242: status('online', 'bank'),
  243: status('offline transaction', 'bank'),
  255: status('a text of its own'),
};

const removeCard = 0x40;
const lastWithRemoveCard = 0x5d;

/** For the log; `undefined` for a code that PA00P015 does not have. */
export function statusWords(code: number): string | undefined {
  return lookUp(code)?.words;
}

/**
 * How far the payment is, where a code says so. ZVT has no code for a QR code: the terminal shows it
 * while it waits for a card, so a customer who wants to scan is waited for with the same code.
 */
export function stageOf(code: number, prefersScanning: boolean): TerminalStage | null {
  const stage = lookUp(code)?.stage ?? null;
  return stage === 'card' && prefersScanning ? 'qr' : stage;
}

function lookUp(code: number): Status | undefined {
  const withCard = code >= removeCard && code <= lastWithRemoveCard;
  return statuses[withCard ? code - removeCard : code];
}

function status(words: string, stage: TerminalStage | null = null): Status {
  return { words, stage };
}
