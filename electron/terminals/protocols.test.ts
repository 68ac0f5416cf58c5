import { afterEach, expect, test } from 'vitest';
import type { Transport } from '../transports/transport.ts';
import {
  connect,
  dependencies,
  endOfLine,
  endShops,
  hasLine,
  isAtCard,
  isStage,
  open,
  pay,
  type RunningPayment,
  results,
  settleInTime,
  until,
} from './protocol-shop.ts';
import { findProtocol, protocols } from './protocols.ts';
import type { TerminalProtocol, TerminalStage } from './terminal.ts';

/**
 * What every protocol promises, whatever its language: terminal.ts in sentences. A new line in
 * protocols.ts is held to them on every kind of line it names.
 */
afterEach(endShops);

test('protocols have names of their own and are found by them', () => {
  expect(new Set(protocols.map(({ id }) => id)).size).toBe(protocols.length);
  for (const protocol of protocols) expect(findProtocol(protocol.id)).toBe(protocol);
  expect(findProtocol('morse')).toBeUndefined();
});

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
  const isNamed = protocol.remembers === 'named';
  const stages = ({ story }: RunningPayment) => story.filter(isStage);
  const tellable = (...told: readonly TerminalStage[]) =>
    told.filter((stage) => protocol.stages?.includes(stage) ?? true);

  promise(`${on}: an approval is told, kept, and only then final at the terminal`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    let keep: () => void = () => undefined;
    const isKept = new Promise<void>((resolve) => {
      keep = resolve;
    });
    const payment = pay(shop, session, { outcome: () => isKept });
    await until(() => shop.terminal.approve('card'));
    await until(() => payment.told.length === 1);
    // Where nothing is acknowledged the terminal has already said its last word.
    expect(results(shop)).toEqual(stands ? ['approved'] : []);
    keep();
    expect(await payment.end).toEqual({ type: 'finished' });
    expect(payment.story.at(-1)).toBe('approved');
    expect(payment.told[0]).toMatchObject({
      type: 'approved',
      receipt: { amount: 19_900, currency: 'INR', method: 'card', card: { last4: '1111' } },
    });
    expect(shop.terminal.transactions()).toMatchObject([
      { amount: 19_900, currency: 'INR', method: 'card', result: 'approved' },
    ]);
  });

  const cannotKeep = `an approval that cannot be kept ${stands ? 'stands, and is found by asking' : 'is taken back'}`;
  promise(`${on}: ${cannotKeep}`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    const payment = pay(shop, session, { outcome: () => Promise.reject(new Error('disk full')) });
    await until(() => shop.terminal.approve('card'));
    expect((await payment.end).type).toBe('unknown');
    await until(() => results(shop).length === 1, shop.clock);
    expect(results(shop)).toEqual([stands ? 'approved' : 'reversed']);
    const again = await connect(shop);
    const last = await again.session.lastResult(payment.id);
    expect(last).toMatchObject({ outcome: { type: stands ? 'approved' : 'declined' } });
    if (stands) expect(last).toMatchObject({ mark: payment.told[0]?.receipt?.mark });
  });

  promise(`${on}: stages are told in the order in which they happen`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    const payment = pay(shop, session);
    await until(() => isAtCard(shop, payment));
    expect(shop.presented).toEqual([{ minor: 19_900, currency: 'INR' }]);
    expect(shop.terminal.present('card')).toBe(true);
    expect(shop.terminal.present('card')).toBe(false);
    await until(() => stages(payment).length === tellable('card', 'pin', 'bank').length);
    shop.terminal.approve('card');
    await payment.end;
    expect(payment.story).toEqual([...tellable('card', 'pin', 'bank'), 'approved']);
  });

  promise(`${on}: a UPI payment says so, with its reference and address`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    const payment = pay(shop, session, {}, 'upi');
    await until(() => shop.terminal.approve('upi'));
    await payment.end;
    const receipt = payment.told[0]?.receipt;
    expect(receipt).toMatchObject({ method: 'upi', card: null });
    if (protocol.upiAddress === 'not_told') expect(receipt?.upi).toEqual({ vpa: null });
    else expect(receipt?.upi?.vpa).toContain('@');
    expect(receipt?.rrn).toMatch(/^\d{12}$/);
  });

  for (const code of [
    'CARD_DECLINED',
    'INVALID_PIN',
    'CARD_READ_ERROR',
    'NETWORK_ERROR',
  ] as const) {
    promise(`${on}: ${code} takes no money and says why`, async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const payment = pay(shop, session);
      await until(() => shop.terminal.decline(code));
      expect(await payment.end).toEqual({ type: 'finished' });
      expect(payment.told).toMatchObject([{ type: 'declined', failure: { code, by: 'provider' } }]);
      expect(results(shop)).toEqual(['declined']);
    });
  }

  const stops = protocol.stoppedBy !== 'terminal_only';
  const stopping = stops
    ? 'the customer’s red key and the till’s abort are told apart'
    : 'only its own red key stops a payment, and the till hears of it';
  promise(`${on}: ${stopping}`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    const first = pay(shop, session);
    await until(() => shop.terminal.cancel());
    await first.end;
    const second = pay(shop, session);
    await until(() => isAtCard(shop, second));
    expect(await session.abort()).toBe(stops ? 'sent' : 'not_sent');
    if (!stops) expect(shop.terminal.cancel()).toBe(true);
    await second.end;
    const by = stops ? 'merchant' : 'customer';
    expect([...first.told, ...second.told]).toMatchObject([
      { type: 'cancelled', failure: { code: 'TRANSACTION_CANCELLED', by: 'customer' } },
      { type: 'cancelled', failure: { code: 'TRANSACTION_CANCELLED', by } },
    ]);
    expect(results(shop)).toEqual(['cancelled', 'cancelled']);
    expect(await session.abort()).toBe('nothing_running');
  });

  promise(`${on}: an abort while the bank is asked does not undo the approval`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    const payment = pay(shop, session);
    await until(() => shop.terminal.present('card'));
    await until(() => stages(payment).length >= tellable('bank').length);
    await session.abort();
    shop.terminal.approve('card');
    expect(await payment.end).toEqual({ type: 'finished' });
    expect(payment.told).toMatchObject([{ type: 'approved' }]);
    expect(results(shop)).toEqual(['approved']);
  });

  promise(
    `${on}: the last result is what was told, by the same mark, and charges nobody`,
    async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      const nothing = await session.lastResult();
      if (isNamed) expect(nothing.type).toBe('unavailable');
      else expect(nothing).toEqual({ type: 'none' });
      const marks: (string | undefined)[] = [];
      const acts = [
        ['card', () => shop.terminal.approve('card')],
        ['card', () => shop.terminal.decline('CARD_DECLINED')],
        ['upi', () => shop.terminal.approve('upi')],
      ] as const;
      for (const [method, act] of acts) {
        const payment = pay(shop, session, {}, method);
        await until(act);
        await payment.end;
        const last = await session.lastResult(payment.id);
        expect(last).toMatchObject({ type: 'result', outcome: { type: payment.told[0]?.type } });
        if (isNamed) expect(last).toMatchObject({ paymentId: payment.id });
        const mark = payment.told[0]?.receipt?.mark;
        if (mark !== undefined) expect(last).toMatchObject({ mark });
        marks.push(last.type === 'result' ? last.mark : undefined);
      }
      expect(new Set(marks).size).toBe(3);
      expect(results(shop)).toEqual(['approved', 'declined', 'approved']);
    },
  );

  promise(`${on}: unplugged while it runs, a payment is unknown and can be asked for`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    const payment = pay(shop, session);
    await until(() => isAtCard(shop, payment));
    await shop.rig.unplug();
    expect(await endOfLine(shop, payment)).toMatchObject({ type: 'unknown', why: 'line_lost' });
    await until(() => shop.closed.length === 1);
    // A far end that was pulled in the middle of a word may notice only when it speaks again.
    await until(() => results(shop).length === 1, shop.clock);
    expect(await session.abort()).toBe('not_sent');
    expect((await session.lastResult()).type).toBe('unavailable');
    await shop.rig.plug();
    const again = await connect(shop);
    const last = await again.session.lastResult(payment.id);
    expect(last).toMatchObject({ type: 'result', outcome: { type: 'cancelled' } });
    expect(results(shop)).toEqual(['cancelled']);
  });

  promise(
    `${on}: a silent terminal leaves a payment unknown, and it is not sent twice`,
    async () => {
      const shop = await open(protocol, kind);
      const { session } = await connect(shop);
      shop.terminal.setSilent(true);
      const payment = pay(shop, session);
      await settleInTime(shop, payment.end);
      expect(await payment.end).toMatchObject({ type: 'unknown', why: 'no_answer' });
      shop.terminal.setSilent(false);
      expect(payment.told).toEqual([]);
      expect(shop.terminal.transactions().length).toBeLessThanOrEqual(1);
      expect(results(shop)).not.toContain('approved');
    },
  );

  promise(`${on}: an approval for another amount is reported as it is, once`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    shop.terminal.setApprovedAmount(15_000);
    const amounts: unknown[] = [];
    for (const _ of [1, 2]) {
      const payment = pay(shop, session);
      await until(() => shop.terminal.approve('card'));
      await payment.end;
      amounts.push(payment.told[0]?.receipt?.amount);
    }
    expect(amounts).toEqual([15_000, 19_900]);
    expect(shop.terminal.transactions().map(({ amount }) => amount)).toEqual([15_000, 19_900]);
  });

  promise(`${on}: the terminal’s list survives a power cut`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    const first = pay(shop, session);
    await until(() => shop.terminal.approve('card'));
    await first.end;
    const second = pay(shop, session);
    await until(() => isAtCard(shop, second));
    await shop.terminal.powerOff();
    expect(shop.terminal.approve('card')).toBe(false);
    // A serial cable does not tell that the other side has no power.
    await settleInTime(shop, second.end);
    expect((await second.end).type).toBe('unknown');
    await session.close();
    const again = await connect(shop);
    const last = await again.session.lastResult(second.id);
    expect(last).toMatchObject({ outcome: { type: 'cancelled' } });
    expect(results(shop)).toEqual(['approved', 'cancelled']);
  });

  promise(`${on}: a session takes one command at a time, and none before it is open`, async () => {
    const shop = await open(protocol, kind);
    const idle = protocol.createSession(shop.rig.near(), dependencies(shop));
    expect(() => pay(shop, idle)).toThrow();
    expect(await idle.abort()).toBe('nothing_running');
    const { session } = await connect(shop);
    const payment = pay(shop, session);
    expect(() => pay(shop, session)).toThrow();
    expect(() => session.lastResult()).toThrow();
    await until(() => shop.terminal.cancel());
    await payment.end;
  });

  promise(`${on}: a line that is not there fails to open with its own error`, async () => {
    const shop = await open(protocol, kind);
    const { transport, reason } = shop.rig.nowhere();
    const session = protocol.createSession(transport, dependencies(shop));
    await expect(session.open()).rejects.toMatchObject({ name: 'TransportError', reason });
    expect(shop.closed).toEqual([]);
  });

  promise(`${on}: closing is told once, and afterwards nothing is sent`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    await session.close();
    await session.close();
    await until(() => shop.closed.length > 0);
    expect(await pay(shop, session).end).toMatchObject({ type: 'not_sent' });
    expect(shop.closed).toHaveLength(1);
  });

  promise(`${on}: the wire log has names and lengths, and nothing of a card`, async () => {
    const shop = await open(protocol, kind);
    const { session } = await connect(shop);
    const payment = pay(shop, session);
    await until(() => shop.terminal.approve('card'));
    await payment.end;
    // A registration, a payment, and what was answered to each.
    expect(shop.frames.length).toBeGreaterThanOrEqual(4);
    for (const { name, length } of shop.frames) {
      expect(name).not.toMatch(/\d{4}|1111|19900|199\.00/);
      expect(length).toBeGreaterThan(0);
    }
  });
}
