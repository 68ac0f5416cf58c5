import type { PrinterTrouble } from '../../shared/receipt.ts';

/** DLE EOT n: what an ESC/POS printer answers at once, also while it cannot print. */
const DLE = 0x10;
const EOT = 0x04;

export type StatusKind = 'offline' | 'paper';

export const statusRequests: readonly {
  readonly request: Uint8Array;
  readonly read: StatusKind;
}[] = [
  { request: Uint8Array.of(DLE, EOT, 2), read: 'offline' },
  { request: Uint8Array.of(DLE, EOT, 4), read: 'paper' },
];

/**
 * Why the printer cannot print now; undefined when it can, or has not said. Bits as ESC/POS numbers
 * them: every answer has bits 1 and 4 set and 0 and 7 clear; anything else is not a status.
 */
export function readStatus(kind: StatusKind, byte: number | undefined): PrinterTrouble | undefined {
  if (byte === undefined || (byte & 0b1001_0011) !== 0b0001_0010) return undefined;
  switch (kind) {
    case 'offline':
      if (byte & 0b0000_0100) return 'cover_open';
      if (byte & 0b0010_0000) return 'paper_out';
      return byte & 0b0100_0000 ? 'printer_error' : undefined;
    case 'paper':
      return byte & 0b0110_0000 ? 'paper_out' : undefined;
  }
}
