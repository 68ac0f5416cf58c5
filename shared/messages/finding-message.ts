import type { FindingCode } from '../pairing.ts';

/** What was found, and what to do about it. `{evidence}` is filled in. */
export interface FindingMessage {
  readonly found: string;
  readonly fix: string;
}

export type FindingMessages = Readonly<Record<FindingCode, FindingMessage>>;
