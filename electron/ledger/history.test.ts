import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../shared/journal.ts';
import { createManualClock } from '../../shared/manual-clock.ts';
import type { PaymentState } from '../../shared/payment.ts';
import { checkChain } from './check-chain.ts';
import { createLedger } from './create-ledger.ts';
import { checkHistory, compareWithHistory } from './history.ts';
import type { Book } from './ledger.ts';
import { openMemoryTables } from './memory-tables.ts';
import { openLedger } from './open-ledger.ts';
import {
  activityChange,
  anActivity,
  anApproval,
  anOrder,
  aPayment,
  orderChange,
  paymentChange,
  till,
} from './testing/samples.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { wholeChain } from './testing/whole-chain.ts';

/** Something somebody does; numbers choose among what there is by then. */
interface Deed {
  readonly type: Change['type'] | 'throw';
  readonly which: number;
  readonly amount: number;
  readonly state: PaymentState;
  readonly text: string;
  readonly value: fc.JsonValue;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  type: fc.constantFrom<Deed['type'][]>(
    'order',
    'order',
    'payment',
    'payment',
    'payment',
    'activity',
    'terminal',
    'item',
    'staff',
    'pin',
    'pin_try',
    'incoming_webhook',
    'setting',
    'throw',
  ),
  which: fc.nat(4),
  amount: fc.integer({ min: 1, max: 12_000 }),
  state: fc.constantFrom<PaymentState[]>(
    'draft',
    'requested',
    'presented',
    'authorising',
    'authorised',
    'captured',
    'declined',
    'cancelled',
    'in_doubt',
  ),
  text: fc.string({ unit: 'binary', maxLength: 20 }),
  value: fc.jsonValue(),
});

/** Turns of the event loop, each with the writes that fall into it. */
const days = fc.array(fc.array(deed, { minLength: 1, maxLength: 5 }), { maxLength: 8 });

function perform(book: Book, { type, which, amount, state, text, value }: Deed): void {
  if (type === 'throw') {
    book.append(orderChange(anOrder(book.nextOrderSeq())), till);
    throw new Error('changed my mind');
  }
  book.append(changeFor(book, { type, which, amount, state, text, value }), till);
}

function changeFor(book: Book, { type, which, amount, state, text, value }: Deed): Change {
  const known = book.order(`order_${which}`);
  switch (type) {
    case 'order':
      return orderChange(
        known
          ? { ...known, amountPaid: amount, status: 'attempted', notes: { [text]: text } }
          : anOrder(book.nextOrderSeq(), { amount, receipt: text, notes: { [text]: text } }),
      );
    case 'payment': {
      const authorisedAmount = state === 'captured' || state === 'authorised' ? amount : 0;
      return paymentChange(
        aPayment(`pay_${which}`, {
          orderId: `order_${1 + (which % 2)}`,
          terminalId: `terminal_${which % 3}`,
          placeId: which === 3 ? 'place' : null,
          amount,
          state,
          authorisedAmount,
          capturedAmount: state === 'captured' ? amount : 0,
          approval: authorisedAmount > 0 ? anApproval(`mark ${which}`) : null,
          description: text,
        }),
      );
    }
    case 'activity':
      return activityChange(
        anActivity(`pda_${which}`, {
          orderId: known?.id ?? null,
          paymentId: book.payment(`pay_${which}`)?.id ?? null,
          closes: book.activity('pda_0')?.id ?? null,
          notes: { [text]: text },
        }),
      );
    case 'terminal': {
      const link = { type: 'memory', name: text } as const;
      const terminal = { id: `terminal_${which}`, name: text, protocol: 'zvt', link } as const;
      return { type, terminal: { ...terminal, route: 'local', placeId: null, simulated: true } };
    }
    case 'item': {
      const price = { price: amount, currency: 'INR' } as const;
      return { type, item: { id: `item_${which}`, name: text, category: '', ...price } };
    }
    case 'staff':
      return { type, staff: { id: `staff_${which}`, name: text, role: 'cashier' } };
    case 'pin':
      return { type, pin: { staffId: `staff_${which}`, hash: text } };
    case 'pin_try': {
      const pinTry = {
        staffId: `staff_${which}`,
        for: 'sign_in',
        wrong: which,
        at: amount,
      } as const;
      return { type, pinTry: { ...pinTry, isRight: which === 0 } };
    }
    case 'incoming_webhook': {
      const times = { receivedAt: amount, changedAt: amount };
      const news = { type: 'other', event: text } as const;
      const told = { id: `evt_${which}`, news, because: null, ...times };
      return { type, webhook: { ...told, state: which === 0 ? 'received' : 'applied' } };
    }
    case 'setting':
      return { type, name: text, value };
    default:
      throw new Error(`No change for ${type}`);
  }
}

test('replaying the journal reproduces every table, and the chain verifies (promise 7)', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(days, async (turns) => {
      const database = openMemoryTables();
      let time = 0;
      const ledger = createLedger(
        database,
        () => ++time,
        () => expect.unreachable(),
      );
      for (const turn of turns) {
        await Promise.allSettled(turn.map((each) => ledger.write((book) => perform(book, each))));
      }
      for (const { change } of ledger.entriesAfter(0, 1_000)) seen.add(change.type);
      expect(compareWithHistory(database)).toEqual([]);
      expect(wholeChain(database)).toMatchObject({ ok: true });
      await ledger.close();
    }),
    { numRuns: 200 },
  );
  expect([...seen].sort()).toEqual(
    [
      ...[
        'activity',
        'incoming_webhook',
        'item',
        'order',
        'payment',
        'pin',
        'pin_try',
        'setting',
        'staff',
        'terminal',
      ],
    ].sort(),
  );
});

test('a table that was changed behind the journal is found', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(
    database,
    () => 1,
    () => expect.unreachable(),
  );
  await ledger.write((book) => {
    for (const seq of [1, 2, 3]) book.append(orderChange(anOrder(seq)), till);
  });
  database.exec(`
    UPDATE orders SET amount = 1 WHERE seq = 1;
    DELETE FROM orders WHERE seq = 2;
    INSERT INTO staff (id, content) VALUES ('intruder', '{}');
  `);
  expect(compareWithHistory(database)).toEqual([
    { type: 'row', table: 'orders', key: 'order_1', problem: 'different' },
    { type: 'row', table: 'orders', key: 'order_2', problem: 'missing' },
    { type: 'row', table: 'staff', key: 'intruder', problem: 'unexpected' },
  ]);
});

test('a journal that cannot be replayed says where it ends', async () => {
  const database = openMemoryTables();
  const ledger = createLedger(
    database,
    () => 1,
    () => expect.unreachable(),
  );
  await ledger.write((book) => {
    for (const seq of [1, 2]) book.append(orderChange(anOrder(seq)), till);
  });
  database.exec(`
    DROP TRIGGER journal_not_changed;
    UPDATE journal SET payload = replace(payload, '"amount":10000', '"amount":0') WHERE seq = 2;
  `);
  expect(compareWithHistory(database)).toMatchObject([
    { type: 'journal', after: 1, reason: expect.stringContaining('order_amount_is_positive') },
  ]);
});

test('the history of a ledger in use can be checked beside it', async () => {
  const folder = temporaryFolder(onTestFinished);
  const ledger = openLedger({
    folder,
    clock: createManualClock(),
    fault: () => expect.unreachable(),
  });
  onTestFinished(() => ledger.close());
  // More than one chunk of the replay.
  await ledger.write((book) => {
    for (let seq = 1; seq <= 1_100; seq += 1) book.append(orderChange(anOrder(seq)), till);
  });
  expect(checkHistory(folder)).toEqual([]);
  expect(await checkChain(folder)).toMatchObject({ ok: true });
});
