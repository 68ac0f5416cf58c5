import type { JournalEntry } from '../../shared/journal.ts';
import type { Recorded, WireNote } from '../../shared/recording.ts';
import type { FrameLine, Story } from '../../shared/story.ts';
import { frameTimes } from './frame-times-policy.ts';
import type { HistoryDependencies } from './history-dependencies.ts';
import { subjectsOf, tellStory } from './story-policy.ts';

const mostFrames = 1_000;
const mostCalls = 1_000;

/** A window asks before there is an order, and programs go on asking when it is over. */
const asksBefore = 60_000;
const asksAfter = 24 * 60 * 60 * 1_000;

/** As long as frames and calls are kept. */
const logsReachBack = 14 * 24 * 60 * 60 * 1_000;

/** Brings together what the journal, the call log and the wire log know of one order. */
export function createStoryTeller(
  dependencies: HistoryDependencies,
): (orderId: string) => Promise<Story | null> {
  const { ledger, callLog, wireLog, now } = dependencies;

  return async (orderId) => {
    const order = ledger.order(orderId);
    const entries = ledger.entriesOfOrder(orderId);
    if (!order) return null;
    const first = entries[0]?.at ?? order.createdAt;
    const last = entries.at(-1)?.at ?? order.createdAt;
    const calls = await callLog.read({
      subjects: [...new Set([orderId, ...subjectsOf(entries)])],
      from: first - asksBefore,
      to: Math.min(now(), last + asksAfter),
      limit: mostCalls,
    });
    const frames = await framesOf(entries);
    return {
      order,
      payments: ledger.paymentsOfOrder(orderId),
      lines: tellStory({ entries, calls, frames: frames.map(explained) }),
      names: namesOf(),
      missing: [
        ...(first < now() - logsReachBack ? ['old' as const] : []),
        ...(frames.length >= mostFrames || calls.length >= mostCalls ? ['many' as const] : []),
        ...(ledger.unsearched() > 0 ? ['unread' as const] : []),
      ],
    };
  };

  async function framesOf(
    entries: readonly JournalEntry[],
  ): Promise<readonly Recorded<WireNote>[]> {
    const frames: Recorded<WireNote>[] = [];
    for (const time of frameTimes(entries)) {
      frames.push(...(await wireLog.read({ ...time, limit: mostFrames - frames.length })));
    }
    return frames;
  }

  function explained(note: Recorded<WireNote>): Recorded<WireNote> & Pick<FrameLine, 'fields'> {
    const fields = dependencies.explain?.(note)?.fields;
    return fields ? { ...note, fields } : note;
  }

  function namesOf(): Story['names'] {
    const named = [...ledger.staff(), ...ledger.terminals()];
    return Object.fromEntries(named.map(({ id, name }) => [id, name]));
  }
}
