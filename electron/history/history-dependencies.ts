import type { ExplainedFrame } from '../../shared/frame.ts';
import type { CallNote, Recorded, WireNote } from '../../shared/recording.ts';
import type { Reader } from '../ledger/ledger.ts';
import type { CallQuery } from '../recorder/call-log.ts';
import type { WireQuery } from '../recorder/wire-log.ts';

/** What looking back needs: the book, the two logs, and the shop's calendar. */
export interface HistoryDependencies {
  readonly ledger: Pick<
    Reader,
    | 'order'
    | 'payment'
    | 'refund'
    | 'activity'
    | 'searchOrders'
    | 'unsearched'
    | 'paymentsOfOrder'
    | 'entriesOfOrder'
    | 'staff'
    | 'terminals'
  >;
  readonly wireLog: { read(query: WireQuery): Promise<readonly Recorded<WireNote>[]> };
  readonly callLog: { read(query: CallQuery): Promise<readonly Recorded<CallNote>[]> };
  /** What a message said that was kept; undefined where nobody can tell. */
  readonly explain?: (note: WireNote) => ExplainedFrame | undefined;
  readonly now: () => number;
  /** A day's first and last millisecond where the shop is; undefined when there is no such day. */
  readonly dayOf: (day: string) => { readonly from: number; readonly to: number } | undefined;
}
