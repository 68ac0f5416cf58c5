import fc from 'fast-check';
import { expect, test } from 'vitest';
import { protocols } from '../../../electron/terminals/protocols.ts';
import { counterTroubles, lineTroubles } from './line-trouble.ts';
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
          const { problems } = await liveSale({ protocol, kind, ending, troubles });
          expect(problems).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  },
  120_000,
);

test.each(lines)(
  '$protocol.name on $kind: a message that outlives its till begins nothing that the till has given up',
  async ({ protocol, kind }) => {
    const ending = endings[0];
    for (let at = 0; at < 4 && ending; at += 1) {
      const troubles = [
        { trouble: 'held up', at },
        { trouble: 'the till loses power', at: at + 1 },
      ] as const;
      const { problems } = await liveSale({ protocol, kind, ending, troubles });
      expect(problems.map((problem) => `message ${at}: ${problem}`)).toEqual([]);
    }
  },
);
