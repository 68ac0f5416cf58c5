import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import type { TerminalSlip } from '../../shared/payment.ts';
import type { PayEnd } from './terminal.ts';

/** Lines for a slip, as a terminal sent them. */
export interface SlipLines {
  readonly copy: TerminalSlip['copy'];
  readonly lines: readonly string[];
}

/** More than any slip has; a terminal that does not stop printing fills no book. */
const longestSlip = 8_000;

/** One slip for each copy, the customer's first, screened for card numbers. */
export function slipsOf(parts: readonly SlipLines[]): readonly TerminalSlip[] {
  return (['customer', 'merchant'] as const).flatMap((copy): readonly TerminalSlip[] => {
    const lines = parts.filter((part) => part.copy === copy).flatMap((part) => part.lines);
    const text = screenCardNumbers(lines.join('\n')).replace(/\s+$/, '').slice(0, longestSlip);
    return text.trim() === '' ? [] : [{ copy, text }];
  });
}

/** What a terminal prints by itself is not for this till to keep. */
export function withoutSlips(end: PayEnd): PayEnd {
  return end.type === 'finished' ? { type: 'finished' } : end;
}
