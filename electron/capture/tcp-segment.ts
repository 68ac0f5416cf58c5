/** One segment of TCP. Ends are an address and a port as text. */
export interface Segment {
  readonly from: string;
  readonly to: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly sequence: number;
  /** The first of a connection: a call that has not been answered. */
  readonly isCall: boolean;
  readonly payload: Uint8Array;
}

const tcp = 6;
const ethernetHead = 14;

/** The segment in a packet of IPv4 or IPv6, with or without an Ethernet head; undefined for others. */
export function segmentOf(packet: Uint8Array): Segment | undefined {
  return inIp(packet) ?? (isEthernet(packet) ? inIp(packet.subarray(ethernetHead)) : undefined);
}

function isEthernet(packet: Uint8Array): boolean {
  const type = number(packet, 12, 2);
  return type === 0x0800 || type === 0x86dd;
}

function inIp(packet: Uint8Array): Segment | undefined {
  const version = (packet[0] ?? 0) >> 4;
  if (version === 4) {
    const head = ((packet[0] ?? 0) & 0x0f) * 4;
    const end = number(packet, 2, 2);
    if (packet[9] !== tcp || head < 20) return undefined;
    // What stands behind the packet's own length only fills up the frame.
    return inTcp(packet.subarray(head, end), address(packet, 12, 4), address(packet, 16, 4));
  }
  if (version === 6 && packet[6] === tcp) {
    const end = 40 + number(packet, 4, 2);
    return inTcp(packet.subarray(40, end), address(packet, 8, 16), address(packet, 24, 16));
  }
  return undefined;
}

function inTcp(segment: Uint8Array, from: string, to: string): Segment | undefined {
  const head = ((segment[12] ?? 0) >> 4) * 4;
  if (segment.length < 20 || head < 20 || head > segment.length) return undefined;
  const flags = segment[13] ?? 0;
  const fromPort = number(segment, 0, 2);
  const toPort = number(segment, 2, 2);
  return {
    from: `${from}:${fromPort}`,
    to: `${to}:${toPort}`,
    fromPort,
    toPort,
    sequence: number(segment, 4, 4),
    isCall: (flags & 0x12) === 0x02,
    payload: segment.slice(head),
  };
}

function number(bytes: Uint8Array, start: number, length: number): number {
  return bytes.subarray(start, start + length).reduce((sum, byte) => sum * 256 + byte, 0);
}

function address(bytes: Uint8Array, start: number, length: number): string {
  return bytes.subarray(start, start + length).join('.');
}
