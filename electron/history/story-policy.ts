import { assertNever } from '../../shared/assert-never.ts';
import type { Change, JournalEntry } from '../../shared/journal.ts';
import type { CallNote, Recorded } from '../../shared/recording.ts';
import type { ChangeLine, FrameLine, StoryChange, StoryLine } from '../../shared/story.ts';
import { whatChanged } from './story-change-policy.ts';

/** Everything in the order in which it happened, each as one line. */
export function tellStory(told: {
  readonly entries: readonly JournalEntry[];
  readonly calls: readonly Recorded<CallNote>[];
  readonly frames: readonly Omit<FrameLine, 'type'>[];
}): readonly StoryLine[] {
  const lines: readonly Ranked[] = [
    ...changeLines(told.entries).map((line) => ({ line, rank: 2 })),
    ...told.calls.map((call) => ({
      line: { type: 'call', ...call, times: 1, lastAt: call.at } as const,
      rank: 0,
    })),
    ...rankedFrames(told.frames),
  ];
  const ordered = lines.toSorted(
    (one, other) => one.line.at - other.line.at || one.rank - other.rank,
  );
  return withoutRepeats(ordered.map(({ line }) => line));
}

/** Within a millisecond: what was asked, what came in, what it changed, what was sent because of it. */
interface Ranked {
  readonly line: StoryLine;
  readonly rank: number;
}

/** Messages keep the order in which they were: from the first that was sent on, all are behind it. */
function rankedFrames(frames: readonly Omit<FrameLine, 'type'>[]): readonly Ranked[] {
  let sentAt: number | undefined;
  return frames.map((frame) => {
    if (frame.direction === 'sent') sentAt = frame.at;
    return { line: { type: 'frame', ...frame }, rank: frame.at === sentAt ? 3 : 1 };
  });
}

/** Ids of everything that belongs to the sale these entries are about. */
export function subjectsOf(entries: readonly JournalEntry[]): readonly string[] {
  const ids = entries.flatMap(({ change }) => (isToldOf(change) ? [idOf(change)] : []));
  return [...new Set(ids)];
}

function changeLines(entries: readonly JournalEntry[]): readonly ChangeLine[] {
  const before = new Map<string, StoryChange>();
  return entries.flatMap(({ at, actor, change, seq, hash }) => {
    if (!isToldOf(change)) return [];
    const id = idOf(change);
    const what = whatChanged(before.get(id), change);
    before.set(id, change);
    return [{ type: 'change', at, what, actor, change, seq, hash } as const];
  });
}

const toldOf: readonly string[] = ['order', 'payment', 'refund', 'activity', 'print_job'];

function isToldOf(change: Change): change is StoryChange {
  return toldOf.includes(change.type);
}

function idOf(change: StoryChange): string {
  switch (change.type) {
    case 'order':
      return change.order.id;
    case 'payment':
      return change.payment.id;
    case 'refund':
      return change.refund.id;
    case 'activity':
      return change.activity.id;
    case 'print_job':
      return change.printJob.id;
    default:
      return assertNever(change);
  }
}

/** A question that changes nothing and is asked again before anything has changed is one line. */
function withoutRepeats(lines: readonly StoryLine[]): readonly StoryLine[] {
  const kept: StoryLine[] = [];
  let asked = new Map<string, number>();
  for (const line of lines) {
    if (line.type === 'change') asked = new Map();
    const key = line.type === 'call' && isQuestion(line) ? keyOf(line) : null;
    const place = key === null ? undefined : asked.get(key);
    const earlier = place === undefined ? undefined : kept[place];
    if (place !== undefined && earlier?.type === 'call') {
      kept[place] = { ...earlier, times: earlier.times + 1, lastAt: line.at };
      continue;
    }
    if (key !== null) asked.set(key, kept.length);
    kept.push(line);
  }
  return kept;
}

function isQuestion({ what }: CallNote): boolean {
  return what.startsWith('GET ') || what === 'checkout.check';
}

function keyOf({ from, by, what, outcome }: CallNote): string {
  return JSON.stringify([from, by, what, outcome]);
}
