import type { Delivery, LineFault } from '../../electron/transports/memory.ts';
import type { LineFaultName, PlannedFault } from './plan.ts';

/** The line between till and terminal, as bad as the plan wants it. */
export interface Cable {
  readonly fault: LineFault;
  /** From the next write on these go wrong; what was planned before and did not happen, does not. */
  plan(faults: readonly PlannedFault[]): void;
  /**
   * Whether an answer may have come twice on this connection, or after its turn: blocks have no numbers,
   * so the terminal can then take it for the answer to something else (PA00P016).
   */
  hasMixedUpAnswers(): boolean;
  /** A new connection has begun. */
  renew(): void;
}

/** A stall outlasts T2, so that the other side repeats what it has sent. */
const mixesUp: readonly LineFaultName[] = ['duplicate', 'reorder', 'stall', 'doubled_answer'];

type Direction = 'near' | 'far';

interface Lane {
  writes: number;
  /** Held back to come out behind the next write. */
  held: Uint8Array | undefined;
  /** The last long write: on the way to the till that is a word on money. */
  report: Uint8Array | undefined;
}

/** In bytes; longer than anything but a status information. */
const shortestReport = 34;

/** `latency` in milliseconds for every write; `written` is told of each before it happens. */
export function createCable(options: {
  readonly latency: number;
  readonly written: (towards: Direction) => void;
  readonly happened: (fault: LineFaultName, towards: Direction) => void;
}): Cable {
  const { latency, written, happened } = options;
  let faults: readonly PlannedFault[] = [];
  let isMixedUp = false;
  const lanes: Record<Direction, Lane> = {
    near: { writes: 0, held: undefined, report: undefined },
    far: { writes: 0, held: undefined, report: undefined },
  };

  function fault(bytes: Uint8Array, towards: Direction): readonly Delivery[] {
    const lane = lanes[towards];
    const number = lane.writes;
    lane.writes += 1;
    const hits = faults.filter((each) => each.towards === towards && each.write === number);
    const held = lane.held;
    lane.held = undefined;
    const deliveries = hits.reduce<readonly Delivery[]>(
      (passing, hit) => {
        if (hit.name === 'doubled_answer' && !lane.report) return passing;
        happened(hit.name, towards);
        isMixedUp ||= mixesUp.includes(hit.name);
        if (hit.name === 'reorder') {
          lane.held = bytes;
          return [];
        }
        return spoil(passing, hit, lane.report);
      },
      [{ bytes, after: latency }],
    );
    if (bytes.length >= shortestReport) lane.report = bytes;
    written(towards);
    return held ? [...deliveries, { bytes: held, after: latency }] : deliveries;
  }

  return {
    fault,
    plan(planned) {
      faults = planned;
      lanes.near.writes = 0;
      lanes.far.writes = 0;
    },
    hasMixedUpAnswers: () => isMixedUp,
    renew() {
      isMixedUp = false;
      lanes.near.held = undefined;
      lanes.far.held = undefined;
    },
  };
}

function spoil(
  passing: readonly Delivery[],
  hit: PlannedFault,
  report: Uint8Array = new Uint8Array(),
): readonly Delivery[] {
  switch (hit.name) {
    case 'drop':
    case 'reorder':
      return [];
    case 'corrupt':
      return passing.map(({ bytes, after }) => ({ bytes: flip(bytes, hit.place), after }));
    case 'delay':
    case 'stall':
      // What comes behind waits anyway.
      return passing.map((each, index) =>
        index === 0 ? { ...each, after: each.after + hit.milliseconds } : each,
      );
    case 'doubled_answer':
      return [{ bytes: report, after: 0 }, ...passing];
    case 'duplicate':
      return passing.flatMap((each) => [each, { ...each, after: hit.milliseconds }]);
  }
}

function flip(bytes: Uint8Array, place: number): Uint8Array {
  const at = place % Math.max(1, bytes.length);
  return bytes.map((byte, index) => (index === at ? byte ^ (1 << (place % 8)) : byte));
}
