import fc from 'fast-check';
import { expect, test } from 'vitest';
import { protocols } from '../../../electron/terminals/protocols.ts';
import type { TerminalProtocol } from '../../../electron/terminals/terminal.ts';
import { counterTroubles, lineTroubles, type PlannedTrouble } from './line-trouble.ts';
import { endings, liveSale } from './live-sale.ts';
import { canMeet, liveSweep, sampledSweeps } from './sweep.ts';

/**
 * The core promise, in every language on every kind of line that carries it: whatever befalls whichever
 * message of a sale, the book says in the end what the terminal's own list says, or that nobody knows.
 * A third of it is lived here, long sales here and there; `npm run simulate -- --lines` looks at all,
 * and at every message.
 */
const most = 2;

for (const sweep of sampledSweeps) {
  const { protocol, kind, ending, trouble } = sweep;
  test(`${protocol.name} on ${kind}: ${ending.name}, and ${trouble}: book and terminal agree`, async () => {
    const { sales, problems } = await liveSweep(sweep, most);
    expect(problems).toEqual([]);
    expect(sales).toBeGreaterThan(0);
  });
}

const lines = protocols.flatMap((protocol) =>
  protocol.transports.map((kind) => ({ protocol, kind })),
);
const planned = fc.record({
  trouble: fc.constantFrom(...lineTroubles, ...counterTroubles),
  at: fc.nat(20),
});

test.each(lines)(
  '$protocol.name on $kind: whatever troubles come together, book and terminal agree',
  async ({ protocol, kind }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(planned, { minLength: 2, maxLength: 5 }),
        fc.constantFrom(...endings),
        async (all, ending) => {
          const troubles = all.filter(({ trouble }) => canMeet(kind, trouble));
          fc.pre(!(isBelieved(protocol) && isOutlived(troubles)));
          const { problems } = await liveSale({ protocol, kind, ending, troubles });
          expect(problems).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  },
  120_000,
);

/** Its terminal's word that it knows of nothing ends a doubt, and an approval needs no till to stand. */
function isBelieved({ unheardApproval, remembers }: TerminalProtocol): boolean {
  return unheardApproval === 'stands' && remembers !== 'named';
}

/**
 * A request that comes out of the line after the till has died, come back and been told that nothing is
 * known of it. Nothing in these languages tells the terminal that it is too old: not promised.
 */
function isOutlived(troubles: readonly PlannedTrouble[]): boolean {
  const has = (named: PlannedTrouble['trouble']) =>
    troubles.some(({ trouble }) => trouble === named);
  return has('held up') && has('the till loses power');
}
