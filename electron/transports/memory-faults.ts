import type { LineFault } from './memory.ts';

/** What a bad cable does to one write, for tests and the simulation. Each is one line fault. */

export const intact: LineFault = (bytes) => [{ bytes, after: 0 }];

export const dropped: LineFault = () => [];

export const duplicated: LineFault = (bytes) => [
  { bytes, after: 0 },
  { bytes, after: 0 },
];

/** Flips bits of the byte at `place`, counted around when the write is shorter. */
export function corrupted(place: number, mask: number): LineFault {
  return (bytes) => {
    const at = bytes.length === 0 ? 0 : place % bytes.length;
    return [{ bytes: bytes.map((byte, index) => (index === at ? byte ^ mask : byte)), after: 0 }];
  };
}

/** Two pieces, the second `after` milliseconds behind the first. */
export function split(place: number, after: number): LineFault {
  return (bytes) => {
    const at = bytes.length === 0 ? 0 : place % bytes.length;
    return [
      { bytes: bytes.subarray(0, at), after: 0 },
      { bytes: bytes.subarray(at), after },
    ];
  };
}

export function delayed(milliseconds: number): LineFault {
  return (bytes) => [{ bytes, after: milliseconds }];
}

/** Holds every other write back and gives it on together with the next one in the same direction. */
export function joining(): LineFault {
  const held = new Map<'near' | 'far', Uint8Array>();
  return (bytes, towards) => {
    const first = held.get(towards);
    if (!first) {
      held.set(towards, bytes);
      return [];
    }
    held.delete(towards);
    return [{ bytes: new Uint8Array([...first, ...bytes]), after: 0 }];
  };
}

/** A line on which `choose` says for each write what happens to it. */
export function choosing(choose: () => LineFault): LineFault {
  return (bytes, towards) => choose()(bytes, towards);
}
