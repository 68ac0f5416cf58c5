import type { OrderLine } from '../../shared/ipc.ts';
import type { Story } from '../../shared/story.ts';

/** Looking back: what was searched for, what was found, and the story of one sale. */
export interface HistorySlice {
  readonly history: HistoryState;
}

export interface HistoryState {
  readonly text: string;
  /** "2026-01-05"; null for all days. */
  readonly day: string | null;
  /** Newest first, as far as they were asked for. */
  readonly lines: readonly OrderLine[];
  readonly more: boolean;
  /** Entries of the book that no search has read yet. */
  readonly unread: number;
  readonly search: Phase;
  readonly selectedId: string | null;
  /** Of the selected sale, once it has come. */
  readonly story: Story | null;
  readonly telling: Phase;
}

/** How far a question has come. */
export type Phase = 'unasked' | 'asking' | 'answered' | 'failed';

export const historyAtStart: HistorySlice = {
  history: {
    ...{ text: '', day: null, lines: [], more: false, unread: 0, search: 'unasked' },
    ...{ selectedId: null, story: null, telling: 'unasked' },
  },
};

/** A sale that is in the list is shown as it now is. One that is not was not searched for. */
export function historyOrderChanged(
  { history }: HistorySlice,
  line: OrderLine,
): Partial<HistorySlice> {
  const place = history.lines.findIndex(({ order }) => order.id === line.order.id);
  if (place < 0) return {};
  return { history: { ...history, lines: history.lines.with(place, line) } };
}

/** The sale so many places further down the list, or the first of all. */
export function neighbour({ history }: HistorySlice, by: number): OrderLine | undefined {
  const { lines, selectedId } = history;
  const place = lines.findIndex(({ order }) => order.id === selectedId);
  const next = place < 0 ? 0 : Math.max(0, Math.min(lines.length - 1, place + by));
  return lines[next];
}

export function selectedLine({ history }: HistorySlice): OrderLine | null {
  return history.lines.find(({ order }) => order.id === history.selectedId) ?? null;
}
