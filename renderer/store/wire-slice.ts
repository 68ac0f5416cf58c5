import type { Capture, WireRow } from '../../shared/wire.ts';

/** What is watched of terminals' lines, or what somebody else has recorded. */
export interface WireSlice {
  readonly wire: WireState;
}

export interface WireState {
  readonly phase: 'unasked' | 'asking' | 'following' | 'failed';
  /** Oldest first; the newest thousand. */
  readonly rows: readonly WireRow[];
  /** Only this terminal's; null for all. */
  readonly terminalId: string | null;
  /** Paused at this message: what comes after it is counted, not shown. */
  readonly pausedAt: number | null;
  /** Stands before the lines of this till while it is open. */
  readonly capture: Capture | null;
  readonly selectedKey: number | null;
}

export const wireAtStart: WireSlice = {
  wire: {
    phase: 'unasked',
    rows: [],
    terminalId: null,
    pausedAt: null,
    capture: null,
    selectedKey: null,
  },
};

const mostRows = 1_000;

/** New messages at the end; the oldest make room. */
export function wireTold({ wire }: WireSlice, told: readonly WireRow[]): WireSlice {
  const known = wire.rows.at(-1)?.key ?? 0;
  const news = told.filter(({ key }) => key > known);
  return { wire: { ...wire, rows: [...wire.rows, ...news].slice(-mostRows) } };
}

/** What the screen shows of all that is known. */
export function shownRows({ rows, terminalId, pausedAt, capture }: WireState): readonly WireRow[] {
  if (capture) return capture.rows;
  return rows.filter(
    (row) =>
      (terminalId === null || row.terminalId === terminalId) &&
      (pausedAt === null || row.key <= pausedAt),
  );
}

/** How many messages came while nobody wanted to see more. */
export function heldBack({ rows, pausedAt }: WireState): number {
  return pausedAt === null ? 0 : rows.filter(({ key }) => key > pausedAt).length;
}

export function wireState({ wire }: WireSlice): WireState {
  return wire;
}
