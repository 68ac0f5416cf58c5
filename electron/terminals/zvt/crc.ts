/**
 * CRC-16, reflected polynomial 0x8408, start 0 (PA00P016, serial line). Over the APDU as it is before
 * escaping, and the ETX after it.
 */
export function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) crc = (crc >> 8) ^ entry((crc ^ byte) & 0xff);
  return crc;
}

const table = Uint16Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >> 1) ^ 0x8408 : value >> 1;
  return value;
});

function entry(index: number): number {
  return table[index] ?? 0;
}
