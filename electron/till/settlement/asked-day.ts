import type { Actor } from '../../../shared/actor.ts';
import type { Book, Reader } from '../../ledger/ledger.ts';

/** An end of day that a terminal was asked for and has not answered for certain. */
export interface AskedDay {
  /** Milliseconds since 1970; what was taken before may be settled. */
  readonly at: number;
}

/** Undefined where every end of day is known to have happened, or not to have. */
export function askedDayOf(
  reader: Pick<Reader, 'setting'>,
  terminalId: string,
): AskedDay | undefined {
  return (reader.setting(nameOf(terminalId)) as AskedDay | null | undefined) ?? undefined;
}

/** On disk before the terminal hears of it, so that a crash leaves it in the open. */
export function keepAskedDay(
  book: Pick<Book, 'append'>,
  terminalId: string,
  asked: AskedDay | undefined,
  actor: Actor,
): void {
  book.append({ type: 'setting', name: nameOf(terminalId), value: asked ?? null }, actor);
}

function nameOf(terminalId: string): string {
  return `settlement_asked.${terminalId}`;
}
