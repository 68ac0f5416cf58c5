import { markOf } from '../../electron/terminals/zvt/status-report.ts';
import { startTerminal } from '../../electron/terminals/zvt/terminal-machine.ts';
import { statusInformation } from '../../electron/terminals/zvt/terminal-messages.ts';
import {
  emptyRecords,
  type TerminalRecords,
} from '../../electron/terminals/zvt/terminal-record.ts';
import { deadlineOf } from '../../electron/till/payments/deadline-policy.ts';
import { transition as movePayment } from '../../electron/till/payments/payment-machine.ts';
import { samplePayment } from '../../electron/till/testing/samples.ts';
import { isOpenPayment, type Payment } from '../../shared/payment.ts';
import {
  type Counter,
  connected,
  type Hearing,
  killed,
  lineLost,
  noticedLoss,
  poweredOff,
  sent,
  toPaymentEvent,
  toSessionEvent,
  toTerminalEvent,
} from './counter-model.ts';

/** Something that may happen now. A fault is what does not happen at a good counter. */
export interface Happening {
  readonly name: string;
  readonly isFault: boolean;
  readonly next: Counter;
}

const before: TerminalRecords = {
  ...emptyRecords,
  lastTrace: 1,
  transactions: [
    {
      trace: 1,
      amount: 19_900,
      currency: 'INR',
      method: 'card',
      result: 'approved',
      resultCode: 0,
      isPresented: true,
      at: 0,
    },
  ],
};

/** A payment on its way, at a terminal whose last transaction was an approval of the same amount. */
export function startCounter(): Counter {
  const [earlier] = before.transactions;
  const mark = earlier && markOf(statusInformation(before, earlier).fields);
  const draft: Payment = samplePayment({ markBefore: mark ?? null });
  const step = movePayment(draft, { type: 'request' }, 0);
  if (!step) throw new Error('A draft can be requested');
  const { state } = startTerminal(before);
  return sent({
    payment: step.payment,
    session: { name: 'ready' },
    sessionDeadline: null,
    terminal: { ...state, isRegistered: true, wantsStatuses: true },
    terminalDeadlines: [],
    toTill: [],
    toTerminal: [],
    isUnnoticed: false,
  });
}

export function happenings(counter: Counter): readonly Happening[] {
  return [...onTheLine(counter), ...atTheTill(counter), ...atTheTerminal(counter)].filter(
    ({ next }) => next !== counter,
  );
}

function onTheLine(counter: Counter): readonly Happening[] {
  const { toTill, toTerminal, session } = counter;
  const [heard, ...later] = toTill;
  const [said, ...rest] = toTerminal;
  const hear = (message: typeof heard, left: typeof toTill, hearing?: Hearing) =>
    message
      ? toSessionEvent({ ...counter, toTill: left }, { type: 'message', message }, hearing)
      : counter;
  const take = (message: typeof said, left: typeof toTerminal) =>
    message
      ? toTerminalEvent({ ...counter, toTerminal: left }, { type: 'message', message, now: 0 })
      : counter;
  const { records } = counter.terminal;
  const last = records.transactions.at(-1);
  return [
    ...(heard
      ? [
          usual('till hears', hear(heard, later)),
          fault('till hears, disk full', hear(heard, later, 'disk full')),
          fault('till hears, dies', hear(heard, later, 'killed before it answers')),
          fault('lost to till', { ...counter, toTill: later }),
          fault('till hears twice', hear(heard, toTill)),
        ]
      : []),
    ...(said
      ? [
          usual('terminal hears', take(said, rest)),
          fault('lost to terminal', { ...counter, toTerminal: rest }),
        ]
      : []),
    // A command has no number, so no terminal could tell a doubled one from a new one; the link below
    // drops it. Answers it can mix up.
    ...(said?.type === 'positive' ? [fault('terminal hears twice', take(said, toTerminal))] : []),
    ...(session && last
      ? [
          fault('terminal repeats its last', {
            ...counter,
            toTill: [...toTill, statusInformation(records, last)],
          }),
        ]
      : []),
    ...(session ? [fault('line cut', lineLost(counter))] : []),
    ...(session ? [] : [usual('connect', connected(counter))]),
    ...(counter.isUnnoticed ? [usual('terminal notices', noticedLoss(counter))] : []),
  ];
}

function atTheTill(counter: Counter): readonly Happening[] {
  const { payment, session, sessionDeadline } = counter;
  const deadline = deadlineOf(payment);
  return [
    ...(isOpenPayment(payment) ? [fault('till killed', killed(counter))] : []),
    usual('cashier cancels', toPaymentEvent(counter, { type: 'cancel', by: 'merchant' })),
    ...(deadline
      ? [
          timed(
            counter,
            `payment ${deadline.name}`,
            toPaymentEvent(counter, { type: 'deadline', name: deadline.name }),
          ),
        ]
      : []),
    ...(sessionDeadline
      ? [
          timed(
            counter,
            `session ${sessionDeadline}`,
            toSessionEvent(
              { ...counter, sessionDeadline: null },
              { type: 'deadline', name: sessionDeadline },
            ),
          ),
        ]
      : []),
    ...(payment.state === 'in_doubt' && session?.name === 'ready'
      ? [usual('till asks', toSessionEvent(counter, { type: 'ask' }))]
      : []),
  ];
}

function atTheTerminal(counter: Counter): readonly Happening[] {
  const act = (event: Parameters<typeof toTerminalEvent>[1]) => toTerminalEvent(counter, event);
  return [
    usual('card presented', act({ type: 'present', method: 'card' })),
    usual('approved', act({ type: 'approve', method: 'card' })),
    usual('declined', act({ type: 'decline', resultCode: 5 })),
    usual('customer cancels', act({ type: 'cancel' })),
    fault(
      'approved for more',
      toTerminalEvent(act({ type: 'set_approved_amount', minor: 20_000 }), {
        type: 'approve',
        method: 'card',
      }),
    ),
    fault('terminal loses power', poweredOff(counter)),
    ...counter.terminalDeadlines.map((name) =>
      timed(
        counter,
        `terminal ${name}`,
        toTerminalEvent(
          { ...counter, terminalDeadlines: counter.terminalDeadlines.filter((n) => n !== name) },
          { type: 'deadline', name },
        ),
      ),
    ),
  ];
}

/** A deadline that runs out while something is on the line means that the line was too slow. */
function timed(counter: Counter, name: string, next: Counter): Happening {
  const isWaitedFor = counter.toTill.length > 0 || counter.toTerminal.length > 0;
  return { name, isFault: isWaitedFor, next };
}

function usual(name: string, next: Counter): Happening {
  return { name, isFault: false, next };
}

function fault(name: string, next: Counter): Happening {
  return { name, isFault: true, next };
}
