import { scrypt, timingSafeEqual } from 'node:crypto';

/**
 * scrypt with 16 MiB for each guess: a PIN is short, so the time a guess takes is all that stands between
 * a stolen ledger and its PINs. The text carries its own parameters, which may grow later.
 */
const cost = { N: 16_384, r: 8, p: 1 } as const;
const keyLength = 32;
const saltLength = 16;

/** Gives text to keep; `randomness` gives so many bytes nobody can foresee. */
export async function hashPin(
  pin: string,
  randomness: (length: number) => Uint8Array,
): Promise<string> {
  const salt = randomness(saltLength);
  const key = await derive(pin, salt, keyLength, cost);
  const { N, r, p } = cost;
  return ['scrypt', N, r, p, base64(salt), base64(key)].join('$');
}

/** Whether `kept`, a text of `hashPin`, was made from this PIN. Takes as long for a wrong one. */
export async function isPin(pin: string, kept: string): Promise<boolean> {
  const [name, N, r, p, salt, key] = kept.split('$');
  if (name !== 'scrypt' || salt === undefined || key === undefined) {
    throw new Error('A PIN is kept in a way that this program does not know');
  }
  const wanted = new Uint8Array(Buffer.from(key, 'base64'));
  const options = { N: Number(N), r: Number(r), p: Number(p) };
  const found = await derive(pin, Buffer.from(salt, 'base64'), wanted.length, options);
  return timingSafeEqual(found, wanted);
}

function derive(
  pin: string,
  salt: Uint8Array,
  length: number,
  options: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    scrypt(pin, salt, length, options, (error, key) => {
      if (error) reject(error);
      else resolve(new Uint8Array(key));
    });
  });
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
