import { expect, test } from 'vitest';
import { liveSweep, sweeps } from './sweep.ts';

/**
 * The core promise, in every language on every kind of line that carries it: whatever befalls whichever
 * message of a sale, the book says in the end what the terminal's own list says, or that nobody knows.
 * Long sales are looked at here and there; `npm run simulate -- --lines` looks at every message.
 */
const most = 4;

for (const sweep of sweeps) {
  const { protocol, kind, ending, trouble } = sweep;
  test(`${protocol.name} on ${kind}: ${ending.name}, and ${trouble}: book and terminal agree`, async () => {
    const { sales, problems } = await liveSweep(sweep, most);
    expect(problems).toEqual([]);
    expect(sales).toBeGreaterThan(2);
  });
}
