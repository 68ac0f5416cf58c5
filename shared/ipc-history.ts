import Type from 'typebox';
import type { OrderLine } from './order-line.ts';
import type { Story } from './story.ts';

/** Looking back: the part of ipc.ts about sales that were made. */
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const exactly = { additionalProperties: false } as const;

export const historyRequests = {
  /**
   * Sales by anything known of them: amount, receipt, last four, bank reference, customer, number. An
   * empty text finds all. `day` as the shop's calendar has it; `before` gives the next page.
   */
  'history.search': Type.Object(
    {
      text: Type.String({ maxLength: 200 }),
      day: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
      before: Type.Optional(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    },
    exactly,
  ),
  /** Everything that is known of one sale, in the order in which it happened. */
  'history.story': Type.Object({ orderId: id }, exactly),
  /** Keeps all that is known of one sale in a file, without its customer, where the person says. */
  'history.export': Type.Object({ orderId: id }, exactly),
  /** Whether the last digits of a reference, as a customer shows them, belong to money that came. */
  'history.check': Type.Object({ digits: Type.String({ pattern: '^[0-9]{4,22}$' }) }, exactly),
  /** Puts a text where other programs can paste it. */
  'window.copy': Type.Object({ text: Type.String({ maxLength: 500_000 }) }, exactly),
};

/** What became of a file that was to be kept. */
export type KeptFile = 'kept' | 'given_up' | 'cannot_write';

export interface HistoryAnswers {
  'history.search': {
    /** Newest first. */
    readonly lines: readonly OrderLine[];
    readonly more: boolean;
    /** Entries of the book that a search has not read yet; more than a few only after an upgrade. */
    readonly unread: number;
  };
  'history.story': { readonly story: Story | null };
  'history.export': { readonly result: KeptFile | 'unknown_order' };
  'history.check': { readonly matches: readonly ReferenceMatch[] };
  'window.copy': { readonly copied: true };
}

/** A payment whose bank reference ends in the digits that were asked for; newest first. */
export interface ReferenceMatch {
  readonly line: OrderLine;
  readonly reference: string;
  /** When the money was known to have come, in milliseconds since 1970; null while it is not. */
  readonly paidAt: number | null;
}
