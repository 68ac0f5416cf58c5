import { afterEach, expect, test } from 'vitest';
import type { Transport } from '../transports/transport.ts';
import {
  connect,
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
import type { ServiceCommand, ServiceEnd } from './service.ts';
import type { TerminalProtocol, TerminalSession } from './terminal.ts';

/** What every protocol promises of what moves no money, as far as it names it. */
const commands: readonly ServiceCommand[] = [
  { type: 'status' },
  { type: 'initialisation' },
  { type: 'diagnosis' },
  { type: 'end_of_day' },
  { type: 'repeat_receipt' },
  { type: 'print', lines: ['Thank you', 'Come again'] },
  { type: 'display_text', lines: ['Welcome'], milliseconds: 5_000 },
  { type: 'display_code', text: 'upi://pay?pa=shop@bank&am=199.00&cu=INR', milliseconds: 5_000 },
  { type: 'log_off' },
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
  const can = (type: ServiceCommand['type'] | 'refund' | 'reversal') =>
    protocol.abilities.includes(type);
  const abilities = commands.filter(({ type }) => can(type));

  for (const command of commands.filter(({ type }) => !can(type))) {
    promise(`${on}: ${command.type}, which it does not have, says so`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      expect(await session.serve(command)).toEqual({ type: 'not_supported' });
    });
  }

  for (const command of abilities) {
    promise(`${on}: ${command.type} is done and moves no money`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      await sell(shop, session);
      const before = shop.terminal.transactions();
      const end = await session.serve(command);
      expect(end.type).toBe('done');
      if (end.type === 'done') expectShown(shop, command, end);
      expect(shop.terminal.transactions()).toEqual(before);
    });

    promise(`${on}: ${command.type} ends when the terminal does not answer`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      shop.terminal.setSilent(true);
      const end = session.serve(command);
      await settleInTime(shop, end);
      // On a real line its clock may run out before the first byte has left.
      expect((await end).type).toMatch(/^(?:no_answer|not_sent)$/);
    });
  }

  const [first] = abilities;
  if (first) {
    promise(`${on}: a service and a payment are never under way together`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const payment = pay(shop, session);
      await until(() => isAt(shop, 'waiting'));
      await expect(async () => await session.serve(first)).rejects.toThrow();
      await until(() => shop.terminal.approve('card'));
      expect(await payment.end).toEqual({ type: 'finished' });
      const end = session.serve(first);
      expect(() => pay(shop, session)).toThrow();
      expect((await end).type).toBe('done');
    });

    promise(`${on}: on a closed line a service is not sent`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      await session.close();
      await until(() => shop.closed.length > 0);
      expect((await session.serve(first)).type).toBe('not_sent');
    });
  }

  if (can('display_text')) {
    promise(`${on}: a text goes when its time is over, and not before`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const text = { type: 'display_text', lines: ['Welcome'], milliseconds: 5_000 } as const;
      await session.serve(text);
      expect(shop.terminal.face().lines).toEqual(['Welcome']);
      await until(() => shop.terminal.face().lines.length === 0, shop.clock);
    });
  }

  if (can('end_of_day')) {
    promise(`${on}: the end of the day counts its batch once`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const receipt = await sell(shop, session);
      await sell(shop, session);
      if (can('refund')) {
        const command = { type: 'refund', amount: rupees(50), original: receipt } as const;
        const refund = move(shop, session, command);
        await until(() => shop.terminal.approve('card') || refund.told.length > 0);
        await refund.end;
      }
      const day = await session.serve({ type: 'end_of_day' });
      if (day.type !== 'done') return expect.unreachable(day.type);
      // Not every terminal says what it has counted; one that does says the truth.
      for (const { sales, refunds } of day.totals) {
        expect(sales).toEqual({ count: 2, amount: 39_800 });
        const expected = can('refund') ? { count: 1, amount: 5_000 } : { count: 0, amount: 0 };
        if (refunds !== null) expect(refunds).toEqual(expected);
      }
      const next = await session.serve({ type: 'end_of_day' });
      const left = next.type === 'done' ? next.totals : [];
      for (const { sales } of left) expect(sales).toEqual({ count: 0, amount: 0 });
    });
  }

  if (can('end_of_day') && can('reversal')) {
    promise(`${on}: what was settled yesterday cannot be reversed`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const original = await sell(shop, session);
      await session.serve({ type: 'end_of_day' });
      const command = { type: 'reversal', amount: rupees(199), original } as const;
      const reversal = move(shop, session, command);
      await reversal.end;
      expect(reversal.told.filter(({ type }) => type === 'approved')).toEqual([]);
      expect(results(shop)[0]).toBe('approved');
    });
  }
}

async function sell(shop: Shop, session: TerminalSession) {
  const payment = pay(shop, session);
  await until(() => shop.terminal.approve('card'));
  expect(await payment.end).toEqual({ type: 'finished' });
  const receipt = payment.told[0]?.receipt;
  if (!receipt) throw new Error('The terminal gave no receipt');
  return receipt;
}

type Done = Extract<ServiceEnd, { type: 'done' }>;

/** What a person at the terminal or at the till can see of it. */
function expectShown(shop: Shop, command: ServiceCommand, end: Done): void {
  const face = shop.terminal.face();
  switch (command.type) {
    case 'status':
      expect(end.words).not.toBeNull();
      if (end.terminalTime !== null) {
        expect(Math.abs(end.terminalTime - shop.clock.now())).toBeLessThan(60_000);
      }
      break;
    case 'repeat_receipt':
      expect([...end.lines, ...face.printed].join('\n')).toContain('199.00');
      break;
    case 'print':
      expect(face.printed.slice(-command.lines.length)).toEqual(command.lines);
      break;
    case 'display_code':
      expect(face.code).not.toBeNull();
      break;
    default:
      break;
  }
}
