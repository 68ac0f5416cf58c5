/** A start bit, eight of data and two of stop, as ZVT's serial line has them. */
const frameBits = 11;
const dataBits = 8;

/**
 * What a serial port set to `readAt` makes of bytes that were sent at `sentAt`, in bits a second: it
 * waits for the line to fall and then looks at it eight times, at its own pace. At the same speed that
 * gives the same bytes, at another one garbage, in another number.
 */
export function readAtSpeed(bytes: Uint8Array, sentAt: number, readAt: number): Uint8Array {
  if (sentAt === readAt) return bytes;
  // Time is counted in the sender's bits.
  const pace = sentAt / readAt;
  const end = bytes.length * frameBits;
  const read: number[] = [];
  // The first bit is a start bit.
  for (let start = 0; start < end; ) {
    let byte = 0;
    for (let bit = 0; bit < dataBits; bit += 1) {
      if (isHigh(start + (bit + 1.5) * pace)) byte |= 1 << bit;
    }
    read.push(byte);
    start = nextFall(start + (dataBits + 1.5) * pace);
  }
  return Uint8Array.from(read);

  /** The line rests high, and falls for a start bit. */
  function isHigh(time: number): boolean {
    const bit = Math.floor(time);
    const byte = bytes[Math.floor(bit / frameBits)];
    if (byte === undefined) return true;
    const place = bit % frameBits;
    return place > dataBits || (place > 0 && (byte & (1 << (place - 1))) !== 0);
  }

  function nextFall(from: number): number {
    let time = from;
    while (time < end && !isHigh(time)) time = Math.floor(time) + 1;
    while (time < end && isHigh(time)) time = Math.floor(time) + 1;
    return time;
  }
}
