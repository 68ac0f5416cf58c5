import { afterEach, expect, test } from 'vitest';
import type { TerminalReceipt } from '../../shared/payment.ts';
import type { Transport } from '../transports/transport.ts';
import {
  connect,
  endOfLine,
  endShops,
  hasLine,
  isAt,
  move,
  open,
  pay,
  results,
  rupees,
  type Shop,
  settleInTime,
  until,
} from './protocol-shop.ts';
import { protocols } from './protocols.ts';
import type { MoneyCommand } from './service.ts';
import type { TerminalProtocol, TerminalSession } from './terminal.ts';

/** What every protocol promises of money that moves otherwise than by a sale, as far as it names it. */
const moneyKinds: readonly MoneyCommand['type'][] = [
  'reversal',
  'refund',
  'reservation',
  'booking',
  'release',
];

afterEach(endShops);

for (const protocol of protocols) {
  for (const kind of protocol.transports) {
    promises(protocol, kind, test.skipIf(!hasLine(kind)));
  }
}

function promises(
  protocol: TerminalProtocol,
  kind: Transport['kind'],
  promise: (name: string, run: () => Promise<void>) => void,
): void {
  const on = `${protocol.name} on ${kind}`;
  const stands = protocol.unheardApproval === 'stands';
  const can = (...types: readonly MoneyCommand['type'][]) =>
    types.every((type) => protocol.abilities.includes(type));

  for (const type of moneyKinds.filter((each) => !can(each))) {
    promise(`${on}: a ${type}, which it does not have, is not sent`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await paid(shop, session);
      const attempt = move(shop, session, { type, amount: rupees(199), original });
      expect((await attempt.end).type).toBe('not_sent');
      expect(attempt.told).toEqual([]);
      expect(results(shop)).toEqual(['approved']);
    });
  }

  if (can('reversal')) {
    promise(`${on}: a reversal takes back one sale, once`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await paid(shop, session);
      const amount = rupees(199);
      const first = move(shop, session, { type: 'reversal', amount, original });
      expect(await first.end).toEqual({ type: 'finished' });
      expect(first.told).toMatchObject([
        { type: 'approved', receipt: { kind: 'reversal', amount: 19_900, currency: 'INR' } },
      ]);
      expect(first.told[0]?.receipt?.mark).not.toBe(original.mark);
      expect(kindsAndResults(shop)).toEqual(['sale reversed', 'reversal approved']);
      const second = move(shop, session, { type: 'reversal', amount, original });
      await second.end;
      expect(second.told.filter(({ type }) => type === 'approved')).toEqual([]);
      expect(taken(shop)).toEqual(['reversal']);
    });

    promise(`${on}: a reversal of what its terminal does not know takes nothing`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await paid(shop, session);
      const unknown = renumbered(original);
      const attempt = move(shop, session, {
        type: 'reversal',
        amount: rupees(199),
        original: unknown,
      });
      await attempt.end;
      expect(attempt.told.filter(({ type }) => type === 'approved')).toEqual([]);
      expect(taken(shop)).toEqual(['sale']);
    });
  }

  if (can('refund')) {
    const begin = (shop: Shop, session: TerminalSession, original: TerminalReceipt | null) =>
      move(shop, session, { type: 'refund', amount: rupees(120), original });

    promise(`${on}: a refund asks for the customer, and is told and kept as one`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await paid(shop, session);
      const refund = begin(shop, session, original);
      await until(() => isAt(shop, 'waiting') || refund.told.length > 0);
      if (isAt(shop, 'waiting')) {
        expect(shop.terminal.face().transaction).toEqual({ kind: 'refund', amount: rupees(120) });
        expect(refund.told).toEqual([]);
        await until(() => shop.terminal.approve('card'));
      }
      expect(await refund.end).toEqual({ type: 'finished' });
      expect(refund.told).toMatchObject([
        { type: 'approved', receipt: { kind: 'refund', amount: 12_000, currency: 'INR' } },
      ]);
      expect(kindsAndResults(shop)).toEqual(['sale approved', 'refund approved']);
      const last = await session.lastResult(refund.id);
      expect(last).toMatchObject({
        type: 'result',
        mark: refund.told[0]?.receipt?.mark,
        outcome: { type: 'approved', receipt: { kind: 'refund', amount: 12_000 } },
      });
    });

    promise(`${on}: after a refund the last result of a sale is a sale’s again`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const refund = begin(shop, session, await paid(shop, session));
      await until(() => shop.terminal.approve('card') || refund.told.length > 0);
      await refund.end;
      const sale = pay(shop, session);
      await until(() => shop.terminal.approve('card'));
      await sale.end;
      expect(approvalOf(sale.told).kind ?? 'sale').toBe('sale');
      const last = await session.lastResult(sale.id);
      expect(last).toMatchObject({ type: 'result', mark: approvalOf(sale.told).mark });
      expect(last.type === 'result' && (last.outcome.receipt?.kind ?? 'sale')).toBe('sale');
    });

    promise(`${on}: a refund that the bank declines or nobody takes moves nothing`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await paid(shop, session);
      const ends: unknown[] = [];
      for (const act of [
        () => shop.terminal.decline('CARD_DECLINED'),
        () => shop.terminal.cancel(),
      ]) {
        const refund = begin(shop, session, original);
        await until(() => act());
        await refund.end;
        ends.push(refund.told.map(({ type }) => type));
      }
      expect(ends).toEqual([['declined'], ['cancelled']]);
      expect(taken(shop)).toEqual(['sale']);
    });

    promise(`${on}: unplugged, a refund is unknown, and asking settles it`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const refund = begin(shop, session, await paid(shop, session));
      await until(() => isAt(shop, 'waiting'));
      await shop.rig.unplug();
      expect(await endOfLine(shop, refund)).toMatchObject({ type: 'unknown', why: 'line_lost' });
      await until(() => results(shop).length === 2, shop.clock);
      await shop.rig.plug();
      const again = await connect(shop);
      expect(await again.session.lastResult(refund.id)).toMatchObject({
        type: 'result',
        outcome: { type: 'cancelled' },
      });
      expect(kindsAndResults(shop)).toEqual(['sale approved', 'refund cancelled']);
    });

    const cannotKeep = stands ? 'stands, and is found by asking' : 'is taken back';
    promise(`${on}: an approved refund that cannot be kept ${cannotKeep}`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const command = {
        type: 'refund',
        amount: rupees(120),
        original: await paid(shop, session),
      } as const;
      const outcome = () => Promise.reject(new Error('disk full'));
      const refund = move(shop, session, command, { outcome });
      await until(() => shop.terminal.approve('card'));
      expect((await refund.end).type).toBe('unknown');
      await until(() => results(shop).length === 2, shop.clock);
      expect(results(shop)).toEqual(['approved', stands ? 'approved' : 'reversed']);
    });

    promise(`${on}: a silent terminal leaves a refund unknown, and it is sent once`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await paid(shop, session);
      shop.terminal.setSilent(true);
      const refund = begin(shop, session, original);
      await settleInTime(shop, refund.end);
      expect(await refund.end).toMatchObject({ type: 'unknown', why: 'no_answer' });
      shop.terminal.setSilent(false);
      expect(shop.terminal.transactions().length).toBeLessThanOrEqual(2);
      expect(taken(shop)).toEqual(['sale']);
    });
  }

  if (can('reservation', 'booking')) {
    promise(`${on}: a reservation is booked in part, and only once`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await held(shop, session);
      const booking = move(shop, session, { type: 'booking', amount: rupees(150), original });
      expect(await booking.end).toEqual({ type: 'finished' });
      expect(booking.told).toMatchObject([
        { type: 'approved', receipt: { kind: 'booking', amount: 15_000 } },
      ]);
      const again = move(shop, session, { type: 'booking', amount: rupees(10), original });
      await again.end;
      expect(again.told.filter(({ type }) => type === 'approved')).toEqual([]);
      expect(taken(shop)).toEqual(['reservation', 'booking']);
    });

    promise(`${on}: no more is booked than was held`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await held(shop, session);
      const booking = move(shop, session, { type: 'booking', amount: rupees(200), original });
      await booking.end;
      expect(booking.told.filter(({ type }) => type === 'approved')).toEqual([]);
      expect(taken(shop)).toEqual(['reservation']);
    });
  }

  if (can('reservation', 'release')) {
    promise(`${on}: a reservation that was released cannot be booked`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await held(shop, session);
      const release = move(shop, session, { type: 'release', amount: rupees(199), original });
      expect(await release.end).toEqual({ type: 'finished' });
      expect(kindsAndResults(shop)).toEqual(['reservation reversed', 'release approved']);
      const booking = move(shop, session, { type: 'booking', amount: rupees(199), original });
      await booking.end;
      expect(taken(shop)).toEqual(['release']);
    });
  }
}

async function paid(shop: Shop, session: TerminalSession): Promise<TerminalReceipt> {
  const payment = pay(shop, session);
  await until(() => shop.terminal.approve('card'));
  expect(await payment.end).toEqual({ type: 'finished' });
  return approvalOf(payment.told);
}

async function held(shop: Shop, session: TerminalSession): Promise<TerminalReceipt> {
  const reservation = move(shop, session, { type: 'reservation', amount: rupees(199) });
  await until(() => shop.terminal.approve('card'));
  expect(await reservation.end).toEqual({ type: 'finished' });
  expect(reservation.told).toMatchObject([{ receipt: { kind: 'reservation' } }]);
  return approvalOf(reservation.told);
}

function approvalOf(
  told: readonly { readonly receipt: TerminalReceipt | null }[],
): TerminalReceipt {
  const receipt = told[0]?.receipt;
  if (!receipt) throw new Error('The terminal gave no receipt');
  return receipt;
}

/** The receipt of a transaction that has never been. */
function renumbered(receipt: TerminalReceipt): TerminalReceipt {
  return {
    ...receipt,
    mark: `${receipt.mark} 999`,
    trace: '000999',
    receiptNumber: '0999',
    rrn: '000000000999',
  };
}

function kindsAndResults(shop: Shop): readonly string[] {
  return shop.terminal.transactions().map(({ kind = 'sale', result }) => `${kind} ${result}`);
}

/** The kinds of those that stand. */
function taken(shop: Shop): readonly string[] {
  return shop.terminal
    .transactions()
    .filter(({ result }) => result === 'approved')
    .map(({ kind = 'sale' }) => kind);
}
