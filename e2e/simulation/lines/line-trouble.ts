import type { Delivery, LineFault } from '../../../electron/transports/memory.ts';
import { corrupted, delayed, split } from '../../../electron/transports/memory-faults.ts';
import type { Transport } from '../../../electron/transports/transport.ts';

/** What happens to one message on its way. */
export const lineTroubles = [
  'dropped',
  'delayed',
  'held up',
  'doubled',
  'corrupted',
  'split',
  'joined',
] as const;

/** What happens to the counter while one message is on its way. */
export const counterTroubles = [
  'the cable comes out',
  'the terminal loses power',
  'the till loses power',
] as const;

export type LineTrouble = (typeof lineTroubles)[number];
export type CounterTrouble = (typeof counterTroubles)[number];
export type Trouble = LineTrouble | CounterTrouble;

/** Shorter than what anybody waits for, and longer: the message then comes late. */
const delay = 1_500;
const stall = 45_000;

/** A trouble, and which message it meets, counted from when it was planned. */
export interface PlannedTrouble {
  readonly trouble: Trouble;
  readonly at: number;
}

/** A line on which each planned trouble meets its message. */
export interface TroubledLine {
  readonly fault: LineFault;
  plan(troubles: readonly PlannedTrouble[]): void;
  /** Messages since then, in both directions. */
  count(): number;
  /** A new connection: what was held for the old one is gone. */
  renew(): void;
}

/** `befall` is told of what happens to the counter, and of a connection that a lost message breaks. */
export function createTroubledLine(
  kind: Transport['kind'],
  befall: (trouble: CounterTrouble | 'the connection breaks') => void,
): TroubledLine {
  let planned: readonly PlannedTrouble[] = [];
  let count = 0;
  const held = new Map<'near' | 'far', Uint8Array>();

  function fault(bytes: Uint8Array, towards: 'near' | 'far'): readonly Delivery[] {
    const met = planned.find(({ at }) => at === count);
    count += 1;
    const before = held.get(towards);
    held.delete(towards);
    if (met?.trouble === 'joined') {
      held.set(towards, bytes);
      return [];
    }
    const whole = before ? new Uint8Array([...before, ...bytes]) : bytes;
    const deliveries = met ? spoil(met, whole, towards) : intact(whole);
    return kind === 'usb' ? deliveries.flatMap(inPackets) : deliveries;
  }

  function spoil(
    { trouble, at }: PlannedTrouble,
    bytes: Uint8Array,
    towards: 'near' | 'far',
  ): readonly Delivery[] {
    switch (trouble) {
      case 'dropped':
        // TCP repeats what is lost, and gives the connection up when that is in vain.
        if (kind === 'tcp') befall('the connection breaks');
        return [];
      case 'delayed':
        return delayed(delay)(bytes, towards);
      case 'held up':
        return delayed(stall)(bytes, towards);
      case 'doubled':
        return [...intact(bytes), ...intact(bytes)];
      case 'corrupted':
        return corrupted(Math.floor(bytes.length / 2), 1 << (at % 8))(bytes, towards);
      case 'split':
        return split(Math.ceil(bytes.length / 3), 100)(bytes, towards);
      case 'joined':
        return [];
      default:
        befall(trouble);
        return intact(bytes);
    }
  }

  return {
    fault,
    plan(next) {
      planned = next;
      count = 0;
    },
    count: () => count,
    renew: () => held.clear(),
  };
}

const packet = 64;

/** The first packet waits, and what comes behind waits with it. */
function inPackets({ bytes, after }: Delivery): readonly Delivery[] {
  return Array.from({ length: Math.ceil(bytes.length / packet) }, (_, index) => ({
    bytes: bytes.subarray(index * packet, (index + 1) * packet),
    after: index === 0 ? after : 0,
  }));
}

function intact(bytes: Uint8Array): readonly Delivery[] {
  return [{ bytes, after: 0 }];
}
