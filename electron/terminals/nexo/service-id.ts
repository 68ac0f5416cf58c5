const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const digits = 9;

/**
 * The number of a message about money, made of the till's own name for it: after a restart the till
 * can ask about exactly this one. Messages that move none begin with another letter.
 */
export function serviceIdOf(commandId: string): string {
  // FNV-1a with 64 bits; nine letters keep 53 of them.
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(commandId)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return `P${inLetters(hash ^ (hash >> 32n))}`;
}

/** A number for the `count`th other message since this time; unique for much longer than two days. */
export function passingServiceId(now: number, count: number): string {
  return `S${inLetters(BigInt(now) * 1_000n + BigInt(count % 1_000))}`;
}

function inLetters(value: bigint): string {
  let text = '';
  for (let rest = value; text.length < digits; rest /= 62n) {
    text = letters[Number(rest % 62n)] + text;
  }
  return text;
}
