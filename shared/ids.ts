import type { Randomness } from './clock.ts';

/**
 * Ids of the shape the Razorpay documents show: a prefix and 14 letters or digits, case-sensitive
 * (razorpay-wire.md section 5). The first eight carry the milliseconds, so that new rows are always
 * added at the end of an index; the other six are chance.
 */
export type IdPrefix =
  | 'order'
  | 'pay'
  | 'pda'
  | 'rfnd'
  | 'staff'
  | 'item'
  | 'key'
  | 'print'
  | 'held'
  | 'acc'
  | 'hook'
  | 'evt'
  | 'dlv'
  | 'cmp';

export type Ids = <Prefix extends IdPrefix>(prefix: Prefix) => `${Prefix}_${string}`;

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const timeDigits = 8;
const chanceDigits = 6;

/**
 * Makes ids that sort in the order they were made, also within one millisecond and when the clock
 * jumps back.
 */
export function createIds(now: () => number, randomness: Randomness): Ids {
  let time = 0;
  let chance = 0n;
  const span = BigInt(alphabet.length) ** BigInt(chanceDigits);
  return (prefix) => {
    const reading = now();
    if (reading > time) {
      time = reading;
      chance = toBigInt(randomness(5)) % (span / 2n);
    } else {
      chance += 1n;
    }
    return `${prefix}_${toBase62(BigInt(time), timeDigits)}${toBase62(chance, chanceDigits)}`;
  };
}

/** Whether a text has the shape of such an id; it says nothing about whether the thing exists. */
export function isId(prefix: IdPrefix, text: string): boolean {
  return text.startsWith(`${prefix}_`) && /^[A-Za-z0-9]{14}$/.test(text.slice(prefix.length + 1));
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function toBase62(value: bigint, digits: number): string {
  let text = '';
  for (let rest = value; text.length < digits; rest /= 62n)
    text = alphabet[Number(rest % 62n)] + text;
  return text;
}
