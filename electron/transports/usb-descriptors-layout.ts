/** One interface of a USB device: what has to be claimed to speak to it. */
export interface UsbInterface {
  readonly number: number;
  /** 255 is a language of its maker's own, 2 and 10 are a serial port's two halves, 3 is a keyboard's. */
  readonly classCode: number;
  readonly bulkIn: UsbEndpoint | null;
  readonly bulkOut: UsbEndpoint | null;
  /** The system's driver that has it; null when none has, or the system does not tell. */
  readonly driver: string | null;
}

/** By number: the library finds the direction by itself. */
export interface UsbEndpoint {
  readonly number: number;
  readonly packetSize: number;
}

// USB 2.0, chapter 9.4 and 9.6.
const interfaceType = 4;
const endpointType = 5;
const bulk = 2;
const towardsHost = 0x80;
const packetBits = 0x7ff;

/**
 * The interfaces in a device's descriptors, as Linux keeps them in /sys: the device's own and then each
 * configuration's. Only the first setting of each interface counts, which is how it wakes up. What is
 * cut off or makes no sense ends the list.
 */
export function readInterfaces(bytes: Uint8Array): readonly UsbInterface[] {
  const found: UsbInterface[] = [];
  let isFirstSetting = false;
  for (let at = 0; at + 1 < bytes.length; ) {
    const length = bytes[at] ?? 0;
    if (length < 2 || at + length > bytes.length) break;
    const one = bytes.subarray(at, at + length);
    if (one[1] === interfaceType && length >= 9) {
      const number = one[2] ?? 0;
      isFirstSetting = one[3] === 0 && !found.some((known) => known.number === number);
      if (isFirstSetting) {
        found.push({ number, classCode: one[5] ?? 0, bulkIn: null, bulkOut: null, driver: null });
      }
    }
    const last = found.at(-1);
    if (one[1] === endpointType && length >= 7 && isFirstSetting && last) {
      found[found.length - 1] = withEndpoint(last, one);
    }
    at += length;
  }
  return found;
}

function withEndpoint(owner: UsbInterface, descriptor: Uint8Array): UsbInterface {
  const [, , address = 0, attributes = 0, low = 0, high = 0] = descriptor;
  if ((attributes & 3) !== bulk) return owner;
  const endpoint = { number: address & 0x0f, packetSize: (low | (high << 8)) & packetBits };
  if (address & towardsHost) return { ...owner, bulkIn: owner.bulkIn ?? endpoint };
  return { ...owner, bulkOut: owner.bulkOut ?? endpoint };
}
