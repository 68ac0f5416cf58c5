import type { Command } from '../../shared/commands.ts';
import { type Currency, currencies } from '../../shared/money.ts';

/**
 * Banknotes that customers hand over, one for each quick cash key, in whole units. Eight at most, the
 * smallest first.
 */
const notes: Readonly<Record<Currency, readonly number[]>> = {
  INR: [10, 20, 50, 100, 200, 500, 1_000, 2_000],
  EUR: [5, 10, 20, 50, 100, 200],
  DKK: [50, 100, 200, 500, 1_000],
  USD: [1, 2, 5, 10, 20, 50, 100],
  JPY: [1_000, 2_000, 5_000, 10_000],
};

export type QuickCash = Extract<Command, `quick_cash_${string}`>;

/** A quick cash key and the note it stands for, in minor units. */
export interface QuickNote {
  readonly command: QuickCash;
  readonly minor: number;
}

export function quickNotes(currency: Currency): readonly QuickNote[] {
  const unit = 10 ** currencies[currency].exponent;
  return notes[currency].map((note, place) => ({
    command: `quick_cash_${place + 1}` as QuickCash,
    minor: note * unit,
  }));
}

/** What a command stands for; undefined for other commands, and for keys without a note. */
export function noteOf(command: Command, currency: Currency): number | undefined {
  return quickNotes(currency).find((note) => note.command === command)?.minor;
}
