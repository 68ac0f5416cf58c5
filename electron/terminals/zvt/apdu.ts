import { concat } from './bytes.ts';

/** One ZVT message: the two control bytes as one number (0x060f), and its data. */
export interface Apdu {
  readonly control: number;
  readonly data: Uint8Array;
}

const extendedLength = 0xff;
const longestData = 0xffff;

/** Two control bytes, the length (one byte, or FF and two bytes, low one first), the data. */
export function encodeApdu({ control, data }: Apdu): Uint8Array {
  if (data.length > longestData) throw new RangeError(`${data.length} bytes do not fit an APDU`);
  const length =
    data.length < extendedLength
      ? [data.length]
      : [extendedLength, data.length & 0xff, data.length >> 8];
  return concat(Uint8Array.from([control >> 8, control & 0xff, ...length]), data);
}

/** Reads bytes that must be exactly one APDU, as a serial block is; otherwise `undefined`. */
export function decodeApdu(bytes: Uint8Array): Apdu | undefined {
  const span = measure(bytes);
  return span?.end === bytes.length ? cut(bytes, span) : undefined;
}

/** What a stream of APDUs has brought so far of the next one. */
export interface ApduReader {
  readonly rest: Uint8Array;
}

export interface ApduReading {
  readonly reader: ApduReader;
  readonly apdus: readonly Apdu[];
  /** How many bytes could not be the start of a message and were left out. */
  readonly dropped: number;
}

export const emptyApduReader: ApduReader = { rest: new Uint8Array(0) };

/**
 * Takes bytes cut anywhere and gives back every APDU that is now complete. A stream has no mark where a
 * message starts, so after a damaged one it looks for the next bytes that can be control bytes.
 */
export function readApdus(reader: ApduReader, bytes: Uint8Array): ApduReading {
  let rest = concat(reader.rest, bytes);
  let dropped = 0;
  const apdus: Apdu[] = [];
  for (;;) {
    const noise = rest.findIndex((byte) => isMessageClass(byte));
    const start = noise < 0 ? rest.length : noise;
    dropped += start;
    rest = rest.subarray(start);
    const span = measure(rest);
    if (!span || span.end > rest.length) break;
    apdus.push(cut(rest, span));
    rest = rest.subarray(span.end);
  }
  // Copied, so that a few waiting bytes do not keep a whole chunk alive.
  return { reader: { rest: rest.slice() }, apdus, dropped };
}

/** The first control byte of everything in PA00P015 (summary of commands). */
function isMessageClass(byte: number): boolean {
  switch (byte) {
    case 0x01:
    case 0x04:
    case 0x05:
    case 0x06:
    case 0x08:
    case 0x0f:
    case 0x80:
    case 0x84:
      return true;
    default:
      return false;
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the data lies; `undefined` while the length itself is not there yet. */
function measure(bytes: Uint8Array): Span | undefined {
  const [, , length, low, high] = bytes;
  if (length === undefined) return undefined;
  if (length !== extendedLength) return { start: 3, end: 3 + length };
  if (low === undefined || high === undefined) return undefined;
  return { start: 5, end: 5 + low + high * 256 };
}

function cut(bytes: Uint8Array, { start, end }: Span): Apdu {
  const [first = 0, second = 0] = bytes;
  return { control: first * 256 + second, data: bytes.slice(start, end) };
}
