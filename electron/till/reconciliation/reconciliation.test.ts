import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { linesInView, statementPageLines } from '../../../shared/statement.ts';
import { cardLikeNumber } from '../../../shared/testing/card-like-number.ts';
import { checkHistory } from '../../ledger/history.ts';
import { openLedger } from '../../ledger/open-ledger.ts';
import { openMemoryLedger } from '../../ledger/open-memory-ledger.ts';
import { temporaryFolder } from '../../ledger/testing/temporary-folder.ts';
import {
  linesOf,
  ravi,
  reconciliationOf,
  rrnOf,
  type Sold,
  sell,
  told,
} from './testing/statement-shop.ts';

async function open(sales: readonly Sold[]) {
  const ledger = openMemoryLedger(() => 1_000);
  onTestFinished(() => ledger.close());
  await sell(ledger, sales);
  return { ledger, reconciliation: reconciliationOf(ledger) };
}

const three: readonly Sold[] = [{}, {}, {}];
const csv = (...lines: readonly string[]) => `${lines.join('\r\n')}\r\n`;

test('lines are matched by their reference, and each side’s own are named', async () => {
  const { reconciliation } = await open(three);
  const text = csv(
    'Date,RRN,Amount',
    `05/01/2026,${rrnOf(1)},100.01`,
    `05/01/2026,${rrnOf(2)},99.00`,
    '05/01/2026,612345678901,"1,00,000.00"',
  );
  expect(await told(reconciliation, text)).toEqual([
    'amount_differs 3 pay_2 reference',
    'theirs_only 4 unknown',
    'ours_only pay_3',
    'matched 2 pay_1 reference',
  ]);
});

test('a long statement is told in pages, whole and in order, and only the last one is held', async () => {
  const { reconciliation } = await open([{}]);
  const theirs = Array.from(
    { length: 1_234 },
    (_, place) => `05/01/2026,${700_000_000_000 + place},1.00`,
  );
  const text = csv('Date,RRN,Amount', `05/01/2026,${rrnOf(1)},100.01`, 'x,,', ...theirs);
  const statement = { text, name: 'bank.csv', terminalId: null };
  const answer = await reconciliation.compare(statement, ravi);
  if (!answer.ok) throw new Error(answer.why.type);
  const { comparison, sums } = answer.compared;
  expect(linesInView(sums, null)).toBe(1_235);
  const lines = linesOf(reconciliation, answer.compared);
  expect(lines).toHaveLength(1_236);
  expect(lines.slice(0, 1_234).map((line) => 'theirs' in line && line.theirs.line)).toEqual(
    theirs.map((_, place) => place + 4),
  );
  expect(lines.slice(1_234).map(({ outcome }) => outcome)).toEqual(['unreadable', 'matched']);
  // Across the end of one outcome and into the next, and behind the end.
  expect(reconciliation.lines(comparison.id, null, 1_100)).toEqual(lines.slice(1_100, 1_235));
  expect(reconciliation.lines(comparison.id, null, 0)).toHaveLength(statementPageLines);
  expect(reconciliation.lines(comparison.id, 'theirs_only', 1_200)).toEqual(
    lines.slice(1_200, 1_234),
  );
  expect(reconciliation.lines(comparison.id, 'matched', 5)).toEqual([]);
  await reconciliation.compare(statement, ravi);
  expect(reconciliation.lines(comparison.id, null, 0)).toBeUndefined();
});

test('a line that is there twice is theirs alone the second time', async () => {
  const { reconciliation } = await open([{}]);
  const line = `05/01/2026,${rrnOf(1)},100.01`;
  const wrong = `05/01/2026,${rrnOf(1)},1.00`;
  expect(await told(reconciliation, csv('Date,RRN,Amount', wrong, line, line))).toEqual([
    'theirs_only 2 again pay_1',
    'theirs_only 4 again pay_1',
    'matched 3 pay_1 reference',
  ]);
});

test('a provider’s export is matched by its ids, with what it charged', async () => {
  const { ledger, reconciliation } = await open([
    {
      payment: { evidence: { type: 'upstream', reference: 'pay_Theirs00000001' }, approval: null },
    },
    { refunds: [{ amount: 4_000 }, { amount: 2_000 }] },
  ]);
  const text = csv(
    'entity_id,type,debit,credit,amount,currency,fee,tax,created_at,settlement_utr,payment_id,order_receipt',
    'pay_Theirs00000001,payment,0,98.01,100.01,INR,2.00,0.30,05/01/2026 12:00:00,UTR1,,',
    'pay_2,payment,0,98.02,100.02,INR,2.00,0.30,05/01/2026 12:00:00,UTR1,,',
    'rfnd_2_1,refund,40.00,0,40.00,INR,0,0,05/01/2026 12:00:00,UTR1,pay_2,',
    'rfnd_unknown,refund,20.00,0,20.00,INR,0,0,05/01/2026 12:00:00,UTR1,pay_2,',
    'adj_1,adjustment,1.00,0,1.00,INR,0,0,05/01/2026 12:00:00,UTR1,,',
  );
  expect(await told(reconciliation, text)).toEqual([
    'unreadable 6 type_unknown',
    'matched 2 pay_1 id',
    'matched 3 pay_2 id',
    'matched 4 rfnd_2_1 id',
    'matched 5 rfnd_2_2 id',
  ]);
  const answer = await reconciliation.compare({ text, name: 'x', terminalId: null }, ravi);
  expect(answer).toMatchObject({ compared: { fees: 400, unused: ['tax', 'settlement_utr'] } });
  expect(ledger.comparisons(5)).toHaveLength(2);
});

test('without a reference the terminal’s trace of that day counts, and then the approval', async () => {
  const { reconciliation } = await open([{}, {}, { day: 6, receipt: { trace: '1' } }]);
  const text = csv(
    'TID;Trace No;Auth Code;Txn Date;Amount',
    '29001234;000001;;05-01-2026;100.01',
    '29001234;000001;;06-01-2026;100.03',
    // Paid out on the next day.
    '29001234;;A2;06-01-2026;100.02',
    '29009999;;A2;05-01-2026;100.02',
  );
  expect(await told(reconciliation, text)).toEqual([
    'theirs_only 5 unknown',
    'matched 2 pay_1 trace',
    'matched 3 pay_3 trace',
    'matched 4 pay_2 approval',
  ]);
});

test('a list of one terminal need not say which, and only its own payments are missed', async () => {
  const { reconciliation } = await open([{}, {}, { payment: { terminalId: 'other' } }]);
  const text = csv('Trace,Date,Amount', '1,2026-01-05,100.01');
  expect(await told(reconciliation, text, 'counter')).toEqual([
    'ours_only pay_2',
    'matched 2 pay_1 trace',
  ]);
});

test('between two that fit nobody guesses, and neither is called missing', async () => {
  const same = { amount: 5_000, receipt: { approvalCode: '77', rrn: null } };
  const { reconciliation } = await open([same, { ...same, payment: { terminalId: 'b' } }]);
  const text = csv('Date,Auth Code,Amount', '05/01/2026,77,50.00');
  expect(await told(reconciliation, text)).toEqual(['ambiguous 2 pay_1,pay_2']);
});

test('a weaker name never speaks against a surer one', async () => {
  const { reconciliation } = await open([{}]);
  const text = csv('Date,RRN,Auth Code,Amount', '05/01/2026,699999999999,A1,100.01');
  expect(await told(reconciliation, text)).toEqual(['theirs_only 2 unknown', 'ours_only pay_1']);
});

test('what the book has and does not call paid is theirs, with a way to it', async () => {
  const doubt = { reason: 'line_lost', since: 1_000 } as const;
  const { reconciliation } = await open([
    { payment: { state: 'in_doubt', doubt, capturedAmount: 0, authorisedAmount: 0 } },
    { payment: { state: 'declined', capturedAmount: 0, authorisedAmount: 0 } },
    { payment: { method: 'cash', approval: null } },
  ]);
  const text = csv('Date,RRN,Amount', `05/01/2026,${rrnOf(1)},100.01`);
  expect(await told(reconciliation, text)).toEqual(['theirs_only 2 not_paid pay_1']);
});

test('what was taken back whole is missed only where its sale is on the statement', async () => {
  const reversed = { refunds: [{ route: 'reversal' as const }] };
  const { reconciliation } = await open([reversed, reversed, reversed]);
  const text = csv(
    'Date,RRN,Type,Amount',
    `05/01/2026,${rrnOf(1)},SALE,100.01`,
    '05/01/2026,70000000100,VOID,100.01',
    `05/01/2026,${rrnOf(2)},SALE,100.02`,
  );
  expect(await told(reconciliation, text)).toEqual([
    'ours_only rfnd_2_1',
    'matched 2 pay_1 reference',
    'matched 3 rfnd_1_1 reference',
    'matched 4 pay_2 reference',
  ]);
});

test('only the days of the file are missed; what is dated a weekend later is still found', async () => {
  const { reconciliation } = await open([{ day: 2 }, { day: 5 }, { day: 5 }, { day: 6 }]);
  const text = csv('Date,RRN,Amount', `05/01/2026,${rrnOf(1)},100.01`);
  expect(await told(reconciliation, text)).toEqual([
    'ours_only pay_3',
    'ours_only pay_2',
    'matched 2 pay_1 reference',
  ]);
});

test('who compared what is in the book, and its content is not', async () => {
  const { ledger, reconciliation } = await open(three);
  const text = csv('Date,RRN,Amount,Customer', `05/01/2026,${rrnOf(1)},100.01,Someone Private`);
  const card = cardLikeNumber();
  await reconciliation.compare({ text, name: `of ${card}.csv`, terminalId: null }, ravi);
  const [entry] = ledger.entriesBefore(Number.MAX_SAFE_INTEGER, 1);
  expect(entry).toMatchObject({
    actor: ravi,
    change: {
      type: 'comparison',
      comparison: {
        ...{ from: '2026-01-05', to: '2026-01-05', staffId: 'staff_ravi' },
        fileHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        counts: { matched: 1, ours_only: 2, theirs_only: 0 },
      },
    },
  });
  const kept = JSON.stringify(entry);
  expect(kept).not.toContain('Private');
  expect(kept).not.toContain(card);
  expect(reconciliation.past()).toHaveLength(1);
});

test('a file of the differences has all of them, carries no formula and no match', async () => {
  const { reconciliation } = await open(three);
  const text = csv(
    'Date,RRN,Amount',
    `05/01/2026,${rrnOf(1)},100.01`,
    '05/01/2026,"=HYPERLINK(""x"")",5.00',
    'Total,,105.01',
  );
  const statement = { text, name: 'bank.csv', terminalId: null };
  const rows = (await reconciliation.differences(statement))?.trimEnd().split('\r\n') ?? [];
  expect(rows).toHaveLength(5);
  expect(rows[1]).toMatch(/^theirs_only,unknown,3,sale,2026-01-05,"'=HYPERLINK/);
  expect(rows.filter((row) => row.startsWith('ours_only'))).toHaveLength(2);
  expect(rows.at(-1)).toMatch(/^unreadable,date_wrong,4,/);
});

test('on a disk, as after a restart, the same is told and the book is whole', async () => {
  const folder = temporaryFolder(onTestFinished);
  const options = { folder, clock: createManualClock(1_000), fault: () => undefined };
  const first = openLedger(options);
  await sell(first, three);
  const text = csv('Date,RRN,Amount', `05/01/2026,${rrnOf(1)},100.01`);
  const before = await told(reconciliationOf(first), text);
  await first.close();
  const second = openLedger(options);
  onTestFinished(() => second.close());
  expect(reconciliationOf(second).past()).toMatchObject([{ counts: { matched: 1 } }]);
  expect(await told(reconciliationOf(second), text)).toEqual(before);
  expect(checkHistory(folder)).toEqual([]);
});

/** What happens to the line of one sale on its way into a statement. */
const fates = ['kept', 'dropped', 'altered', 'doubled'] as const;

test('whatever is dropped, added, altered, doubled or shuffled is told as exactly that', async () => {
  const sale = fc.record({
    fate: fc.constantFrom(...fates),
    /** By which names the line goes. */
    by: fc.constantFrom('reference', 'trace', 'approval'),
    amount: fc.integer({ min: 1, max: 99_999_999 }),
    day: fc.integer({ min: 5, max: 8 }),
    part: fc.option(fc.integer({ min: 1, max: 50 })),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(sale, { minLength: 1, maxLength: 8 }),
      fc.nat(3),
      fc.infiniteStream(fc.nat(1_000)),
      async (sales, added, shuffle) => {
        const ledger = openMemoryLedger(() => 1_000);
        try {
          await sell(
            ledger,
            sales.map(({ amount, day, part }) => ({
              ...{ amount, day },
              refunds: part === null || part > amount ? [] : [{ amount: part }],
            })),
          );
          const rows: string[] = ['05/01/2026,,,,555555555555,SALE,1.00'];
          const expected: string[] = ['theirs_only unknown'];
          const line = (place: number, change: number) => {
            const { by, amount, day } = sales[place] ?? { by: 'reference', amount: 0, day: 5 };
            const seq = place + 1;
            const cells = {
              reference: `,,,${rrnOf(seq)}`,
              trace: `29001234,${seq},,`,
              approval: `,,A${seq},`,
            }[by as 'reference' | 'trace' | 'approval'];
            const minor = String(amount + change).padStart(3, '0');
            return `0${day}/01/2026,${cells},SALE,${minor.slice(0, -2)}.${minor.slice(-2)}`;
          };
          for (const [place, { fate, by, part, amount }] of sales.entries()) {
            const id = `pay_${place + 1}`;
            if (part !== null && part <= amount) expected.push(`ours_only rfnd_${place + 1}_1`);
            switch (fate) {
              case 'kept':
                rows.push(line(place, 0));
                expected.push(`matched ${id} ${by}`);
                break;
              case 'dropped':
                expected.push(`ours_only ${id}`);
                break;
              case 'altered':
                rows.push(line(place, 1));
                // An approval code is one of a million: without its amount it names nothing.
                expected.push(
                  ...(by === 'approval'
                    ? ['theirs_only unknown', `ours_only ${id}`]
                    : [`amount_differs ${id} ${by}`]),
                );
                break;
              case 'doubled':
                rows.push(line(place, 0), line(place, 0));
                expected.push(`matched ${id} ${by}`, `theirs_only again ${id}`);
            }
          }
          // Its first and its last day are in every file, so that all sales are within its time.
          rows.push('08/01/2026,,,,555555555556,SALE,1.00');
          expected.push('theirs_only unknown');
          for (let count = 0; count < added; count += 1) {
            rows.push(`06/01/2026,,,,6666666666${10 + count},SALE,9.99`);
            expected.push('theirs_only unknown');
          }
          const shuffled = rows
            .map((row) => ({ row, at: shuffle.next().value ?? 0 }))
            .toSorted((one, other) => one.at - other.at)
            .map(({ row }) => row);
          const text = csv('Date,TID,Trace,Auth Code,RRN,Type,Amount', ...shuffled);
          const found = await told(reconciliationOf(ledger), text);
          // Which line of the file it was is not what this is about.
          expect(found.map(withoutLine).toSorted()).toEqual(expected.toSorted());
        } finally {
          await ledger.close();
        }
      },
    ),
    { numRuns: 200 },
  );
});

function withoutLine(words: string): string {
  return words.replace(/^(matched|amount_differs|theirs_only) \d+/, '$1');
}

test('nothing that somebody may choose as a file throws', async () => {
  const { reconciliation } = await open(three);
  const heads = ['Date,RRN,Amount\n', 'a\n', '', 'Date;RRN;Amount\n', '"'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...heads),
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.array(fc.constantFrom(',', '\n', '"', '05/01/2026', rrnOf(1), '1e9', '-', '=1+1', ';')),
      ),
      async (head, rest) => {
        const text = head + (typeof rest === 'string' ? rest : rest.join(''));
        await reconciliation.compare({ text, name: 'any', terminalId: null }, ravi);
      },
    ),
    { numRuns: 200 },
  );
  const film = randomBytes(2_000).toString('latin1');
  const answer = await reconciliation.compare({ text: film, name: 'film', terminalId: null }, ravi);
  expect(answer.ok).toBe(false);
});
