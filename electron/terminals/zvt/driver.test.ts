import { expect, test } from 'vitest';
import type { LineFault } from '../../transports/memory.ts';
import { dropped, intact } from '../../transports/memory-faults.ts';
import type { TerminalOutcome } from '../terminal.ts';
import { toHex } from './bytes.ts';
import { createRig, type Rig } from './rig.ts';

test('an approved card payment is told, kept, acknowledged and completed, in that order', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  expect(rig.terminal.approve('card')).toBe(true);
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.story).toEqual([
    'sent authorisation',
    'presented 19900',
    'stage card',
    'sent acknowledgement',
    'stage pin',
    'sent acknowledgement',
    'stage bank',
    'sent acknowledgement',
    'outcome approved',
    'kept',
    'sent acknowledgement',
    'sent acknowledgement',
  ]);
  expect(rig.outcomes[0]).toMatchObject({
    type: 'approved',
    frame: 'status information',
    receipt: {
      amount: 19_900,
      currency: 'INR',
      method: 'card',
      card: { network: 'Visa', last4: '1111' },
      upi: null,
      rrn: '600509000001',
      approvalCode: '007919',
      terminalId: '29001234',
      trace: '000001',
      receiptNumber: '0001',
      text: null,
    },
  });
  expect(rig.terminal.transactions()).toEqual([
    {
      trace: 1,
      amount: 19_900,
      currency: 'INR',
      method: 'card',
      result: 'approved',
      at: rig.clock.now(),
    },
  ]);
});

test('a customer who scans pays by UPI, with the address and the reference on the receipt', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session, { preferredMethod: 'upi' });
  await rig.settle();
  expect(rig.story).toContain('stage qr');
  rig.terminal.present('upi');
  await rig.settle();
  expect(rig.story).not.toContain('stage pin');
  rig.terminal.approve('upi');
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.outcomes[0]?.receipt).toMatchObject({
    method: 'upi',
    card: null,
    upi: { vpa: 'customer@bank' },
    rrn: '600509000001',
  });
});

test('a declined payment has the code and the reason, and takes no money', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.decline('INVALID_PIN');
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.outcomes[0]).toMatchObject({
    type: 'declined',
    resultCode: '55',
    failure: { code: 'INVALID_PIN', reason: 'Wrong PIN', by: 'provider' },
  });
  expect(results(rig)).toEqual(['declined']);
});

test('the red key cancels, by the customer', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  expect(rig.terminal.cancel()).toBe(true);
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.outcomes[0]).toMatchObject({
    type: 'cancelled',
    resultCode: '6C',
    failure: { code: 'TRANSACTION_CANCELLED', by: 'customer' },
  });
});

test('an abort of the till cancels, by the merchant, and the outcome is the terminal’s', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  expect(await session.abort()).toBe('sent');
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.outcomes[0]).toMatchObject({
    type: 'cancelled',
    failure: { code: 'TRANSACTION_CANCELLED', by: 'merchant' },
  });
  expect(results(rig)).toEqual(['cancelled']);
});

test('an abort before the terminal has taken the payment leaves after it has', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  const abort = session.abort();
  expect(await abort).toBe('sent');
  expect(await end).toEqual({ type: 'finished' });
  expect(results(rig)).toEqual(['cancelled']);
});

test('while the bank is asked an abort changes nothing: the approval wins', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.present('card');
  await rig.settle();
  expect(await session.abort()).toBe('sent');
  rig.terminal.approve('card');
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.outcomes.map(({ type }) => type)).toEqual(['approved']);
  expect(results(rig)).toEqual(['approved']);
});

test('an abort that crosses the approval on the line does not undo it', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.approve('card');
  await session.abort();
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.outcomes.map(({ type }) => type)).toEqual(['approved']);
  expect(results(rig)).toEqual(['approved']);
});

test('there is nothing to abort when nothing runs, before opening and after closing', async () => {
  const rig = createRig();
  const { session } = await rig.plug();
  expect(await session.abort()).toBe('nothing_running');
  await session.open();
  expect(await session.abort()).toBe('nothing_running');
  await session.close();
  expect(await session.abort()).toBe('not_sent');
});

test('an approval that the till cannot keep is not acknowledged, and the terminal takes it back', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const outcome = () => Promise.reject(new Error('disk full'));
  const end = rig.pay(session, { listener: { outcome } });
  await rig.settle();
  rig.terminal.approve('card');
  expect(await end).toMatchObject({ type: 'unknown' });
  await rig.settle();
  expect(rig.story.slice(rig.story.indexOf('outcome approved'))).toEqual([
    'outcome approved',
    'closed: The line was closed',
  ]);
  expect(results(rig)).toEqual(['reversed']);
  const last = await rig.askAgain();
  expect(last).toMatchObject({ type: 'result', outcome: { type: 'declined', resultCode: 'B4' } });
});

test('an approval is not acknowledged while the till is still writing it down', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  let written: () => void = () => undefined;
  const outcome = () =>
    new Promise<void>((resolve) => {
      written = resolve;
    });
  const end = rig.pay(session, { listener: { outcome } });
  await rig.settle();
  rig.terminal.approve('card');
  await rig.settle();
  const before = rig.wire.length;
  await rig.clock.advanceAsync(2_000);
  expect(rig.wire).toHaveLength(before);
  written();
  expect(await end).toEqual({ type: 'finished' });
});

test('a till that takes too long to write gets its money question answered afterwards', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  let written: () => void = () => undefined;
  const outcome = () =>
    new Promise<void>((resolve) => {
      written = resolve;
    });
  const end = rig.pay(session, { listener: { outcome } });
  await rig.settle();
  rig.terminal.approve('card');
  await rig.clock.advanceAsync(6_000);
  expect(results(rig)).toEqual(['reversed']);
  written();
  // It was approved, and then the terminal said that it ended with an error: only asking can tell.
  expect(await end).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(await rig.askAgain()).toMatchObject({
    type: 'result',
    mark: approvedMark(rig),
    outcome: { type: 'declined' },
  });
});

test('a listener that cannot keep a stage ends the payment before anybody is charged', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const stage = () => Promise.reject(new Error('disk full'));
  const end = await rig.pay(session, { listener: { stage } });
  expect(end).toMatchObject({ type: 'unknown', why: 'line_lost' });
  await rig.settle();
  expect(results(rig)).toEqual(['cancelled']);
});

test('a listener that throws instead of rejecting is no reason to hang', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const stage = () => {
    throw new Error('a fault in the till');
  };
  expect(await rig.pay(session, { listener: { stage } })).toMatchObject({ type: 'unknown' });
});

test('a terminal that stays silent leaves the payment unknown, and nothing is sent twice', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  rig.terminal.setSilent(true);
  const end = rig.pay(session);
  await rig.clock.advanceAsync(60_000);
  expect(await end).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(sentPayments(rig)).toHaveLength(1);
  rig.terminal.setSilent(false);
  expect(await rig.askAgain()).toMatchObject({ type: 'result', outcome: { type: 'cancelled' } });
});

test('a terminal that falls silent later is given up after T4, and its late approval is taken back', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.present('card');
  await rig.clock.advanceAsync(179_999);
  expect(rig.story).not.toContain('closed: The line was closed');
  await rig.clock.advanceAsync(1);
  expect(await end).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(rig.terminal.approve('card')).toBe(false);
  expect(results(rig)).toEqual(['cancelled']);
  expect(await rig.askAgain()).toMatchObject({ type: 'result', outcome: { type: 'cancelled' } });
});

test('a late answer within T4 is an answer', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.present('card');
  await rig.clock.advanceAsync(170_000);
  rig.terminal.approve('card');
  expect(await end).toEqual({ type: 'finished' });
});

test('a customer who never comes is given up by the terminal before the till would doubt', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.clock.advanceAsync(150_000);
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.outcomes[0]).toMatchObject({ type: 'cancelled', resultCode: '6C' });
});

test('an amount other than the asked one is reported as it is', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  rig.terminal.setApprovedAmount(15_000);
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.approve('card');
  await end;
  expect(rig.outcomes[0]?.receipt?.amount).toBe(15_000);
  expect(rig.terminal.transactions()[0]?.amount).toBe(15_000);
  const next = rig.pay(session);
  await rig.settle();
  rig.terminal.approve('card');
  await next;
  expect(rig.outcomes[1]?.receipt?.amount).toBe(19_900);
});

test('a power cut with an approval that was not acknowledged gives the money back', async () => {
  const rig = createRig();
  // The approval never arrives.
  const { session } = await rig.connect(losing('040f'));
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.approve('card');
  await rig.settle();
  await rig.terminal.powerOff();
  expect(await end).toMatchObject({ type: 'unknown', why: 'line_lost' });
  expect(rig.outcomes).toEqual([]);
  expect(rig.terminal.approve('card')).toBe(false);
  expect(await rig.askAgain()).toMatchObject({ type: 'result', outcome: { type: 'declined' } });
  expect(results(rig)).toEqual(['reversed']);
});

test('a power cut while the customer is waited for ends without money, and is remembered', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  await rig.terminal.powerOff();
  expect(await end).toMatchObject({ type: 'unknown', why: 'line_lost' });
  expect(await rig.askAgain()).toMatchObject({ type: 'result', outcome: { type: 'cancelled' } });
  expect(results(rig)).toEqual(['cancelled']);
});

test('an approval whose acknowledgement is lost for good is found by asking', async () => {
  const rig = createRig();
  let isCut = false;
  const { session } = await rig.connect((bytes, towards) =>
    isCut && towards === 'near' ? dropped(bytes, towards) : intact(bytes, towards),
  );
  const outcome = async () => {
    isCut = true;
  };
  const end = rig.pay(session, { listener: { outcome } });
  await rig.settle();
  rig.terminal.approve('card');
  await rig.clock.advanceAsync(200_000);
  // The till's word has arrived, the terminal's closing word has not.
  expect(await end).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(results(rig)).toEqual(['approved']);
  const last = await rig.askAgain();
  expect(last).toMatchObject({
    type: 'result',
    mark: approvedMark(rig),
    outcome: { type: 'approved' },
  });
});

test.each([
  ['the till’s question', '0620', 'far'],
  ['the terminal’s acknowledgement', '8000', 'near'],
  ['the terminal’s approval', '040f', 'near'],
  ['the terminal’s closing word', '060f', 'near'],
] as const)('%s that is lost once is repeated by the link', async (_, control, towards) => {
  const rig = createRig();
  let fault: LineFault = intact;
  const { session } = await rig.connect((bytes, to) => fault(bytes, to));
  fault = losingOnce(control, towards);
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.approve('card');
  await rig.clock.advanceAsync(11_000);
  expect(await end).toEqual({ type: 'finished' });
  expect(results(rig)).toEqual(['approved']);
  const last = session.lastResult();
  await rig.clock.advanceAsync(11_000);
  expect(await last).toMatchObject({ type: 'result', outcome: { type: 'approved' } });
});

test('a till whose answer is lost is given up by the terminal, and hears of it', async () => {
  const rig = createRig();
  let fault: LineFault = intact;
  const { session } = await rig.connect((bytes, to) => fault(bytes, to));
  const end = rig.pay(session);
  await rig.settle();
  fault = losingOnce('8000', 'far');
  rig.terminal.approve('card');
  await rig.clock.advanceAsync(11_000);
  expect(await end).toEqual({ type: 'finished' });
  expect(rig.outcomes).toMatchObject([{ type: 'declined', frame: 'abort', resultCode: 'B4' }]);
  expect(results(rig)).toEqual(['reversed']);
});

test('a payment that is lost on the way is not repeated by anybody', async () => {
  const rig = createRig();
  const { session } = await rig.connect(losingOnce('0601', 'far'));
  const end = rig.pay(session);
  await rig.clock.advanceAsync(11_000);
  expect(await end).toMatchObject({ type: 'unknown', why: 'no_answer' });
  expect(sentPayments(rig)).toHaveLength(1);
  expect(await rig.askAgain()).toEqual({ type: 'none' });
});

test('a terminal fresh from the factory has no last result', async () => {
  const rig = createRig();
  expect(await rig.askAgain()).toEqual({ type: 'none' });
});

test('a last result is the same as what was told, and charges nobody', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  await rig.settle();
  rig.terminal.approve('upi');
  await end;
  const told = rig.outcomes[0];
  expect(await session.lastResult()).toEqual({
    type: 'result',
    mark: told?.receipt?.mark,
    outcome: told,
  });
  expect(await rig.askAgain()).toMatchObject({ outcome: told });
  expect(results(rig)).toEqual(['approved']);
});

test('the marks of payments differ, also when they are alike', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  for (const _ of [1, 2, 3]) {
    const end = rig.pay(session);
    await rig.settle();
    rig.terminal.approve('card');
    await end;
  }
  expect(new Set(rig.outcomes.map(({ receipt }) => receipt?.mark)).size).toBe(3);
});

test('an amount that the wire cannot hold is not sent', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const amount = { minor: 1_000_000_000_000, currency: 'INR' } as const;
  expect(await rig.pay(session, { amount })).toMatchObject({ type: 'not_sent' });
  expect(rig.wire).toEqual([]);
});

test('a payment on a closed line is not sent', async () => {
  const rig = createRig();
  const { session, line } = await rig.connect();
  line.cut();
  await rig.settle();
  expect(await rig.pay(session)).toMatchObject({ type: 'not_sent' });
  expect(await session.lastResult()).toMatchObject({ type: 'unavailable' });
});

test('a second command is a fault of the caller', async () => {
  const rig = createRig();
  const { session } = await rig.connect();
  const end = rig.pay(session);
  expect(() => rig.pay(session)).toThrow('one command at a time');
  expect(() => session.lastResult()).toThrow('one command at a time');
  await rig.settle();
  rig.terminal.approve('card');
  await end;
});

test('a command before the session is open is a fault of the caller', async () => {
  const rig = createRig();
  const { session } = await rig.plug();
  expect(() => rig.pay(session)).toThrow('not open');
  await session.open();
  await expect(session.open()).rejects.toThrow('opened once');
});

test('a silent terminal cannot be opened', async () => {
  const rig = createRig();
  rig.terminal.setSilent(true);
  const { session } = await rig.plug();
  const opened = session.open();
  const failed = expect(opened).rejects.toThrow('The terminal does not answer');
  await rig.clock.advanceAsync(60_000);
  await failed;
  expect(rig.story).toContain('closed: The line was closed');
});

test('a line that cannot be had fails with its own error and closes nothing', async () => {
  const rig = createRig();
  const { session, line } = await rig.plug();
  line.cut();
  await expect(session.open()).rejects.toMatchObject({ name: 'TransportError' });
  expect(rig.story).toEqual([]);
});

test('a line that is lost while registering fails to open', async () => {
  const rig = createRig();
  const { session, line } = await rig.plug();
  const opened = session.open();
  const failed = expect(opened).rejects.toThrow('cable');
  rig.terminal.setSilent(true);
  await rig.settle();
  line.cut();
  await failed;
});

/** Drops the first write in one direction that begins with this message. */
function losingOnce(control: string, direction: 'near' | 'far'): LineFault {
  let isLost = false;
  return (bytes, towards) => {
    const isIt = toHex(bytes).startsWith(`1002${control}`) && towards === direction;
    if (!isIt || isLost) return intact(bytes, towards);
    isLost = true;
    return dropped(bytes, towards);
  };
}

/** Drops the terminal's writes that hold this message, so that it never arrives. */
function losing(control: string): LineFault {
  const marker = `1002${control}`;
  return (bytes, towards) =>
    towards === 'near' && toHex(bytes).startsWith(marker)
      ? dropped(bytes, towards)
      : intact(bytes, towards);
}

function results(rig: Rig): readonly string[] {
  return rig.terminal.transactions().map(({ result }) => result);
}

function sentPayments(rig: Rig): readonly string[] {
  return rig.wire.filter((write) => write.startsWith('till 10020601'));
}

function approvedMark(rig: Rig): string | undefined {
  return rig.outcomes.find(({ type }: TerminalOutcome) => type === 'approved')?.receipt?.mark;
}
