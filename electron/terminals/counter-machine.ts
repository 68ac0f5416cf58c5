import { assertNever } from '../../shared/assert-never.ts';
import type { PaymentFailureCode } from '../../shared/failures.ts';
import type { Money } from '../../shared/money.ts';
import type { TransactionKind } from '../../shared/payment.ts';
import {
  type CounterRecords,
  type CounterTransaction,
  nextTrace,
  settleOpen,
} from './counter-records.ts';
import type { TerminalStage } from './terminal.ts';

/**
 * What happens at a simulated terminal between its customer and its bank, whatever language its till
 * speaks. The language turns commands into events, and effects into messages.
 */
export interface CounterState {
  readonly records: CounterRecords;
  /** `waiting` for a customer, `asking` the bank, `reporting` until the till has heard the result. */
  readonly step: 'none' | 'waiting' | 'asking' | 'reporting';
  /** What the next approval is for, instead of the asked amount. */
  readonly approvedAmount: number | null;
}

/**
 * An approval that the till has not heard of, when the line or the power goes: a protocol with an
 * acknowledgement takes it back, one without lets it stand.
 */
export type UnheardApproval = 'taken_back' | 'stands';

export type CounterEvent =
  | {
      readonly type: 'start';
      readonly kind: TransactionKind;
      readonly amount: Money;
      readonly reference: string;
      /** Needed for `reversal`, `booking` and `release`. */
      readonly originalTrace: number | null;
      readonly method: 'card' | 'upi';
      readonly qr?: 'bharat_qr';
      readonly now: number;
    }
  | { readonly type: 'present' | 'approve'; readonly method: 'card' | 'upi' }
  | { readonly type: 'decline'; readonly code: PaymentFailureCode }
  /** The red key, an abort of the till, or nobody came. */
  | { readonly type: 'cancel' }
  /** The till has heard the result. */
  | { readonly type: 'heard' }
  /** The line or the power went. */
  | { readonly type: 'lost' }
  | { readonly type: 'set_approved_amount'; readonly minor: number | null }
  /** The end of the day. */
  | { readonly type: 'close_batch' };

export type CounterEffect =
  /** Keep the records, before the next effect. */
  | { readonly type: 'save' }
  | { readonly type: 'presented'; readonly amount: Money }
  | { readonly type: 'stage'; readonly stage: TerminalStage }
  /** How the transaction ended; an approval is on disk when this comes. */
  | { readonly type: 'result'; readonly transaction: CounterTransaction }
  /** How long a customer is waited for. */
  | { readonly type: 'arm' | 'disarm' };

export interface CounterStep {
  readonly state: CounterState;
  readonly effects: readonly CounterEffect[];
}

/** A terminal that has just got power: what was open when it went is over. */
export function startCounter(records: CounterRecords, unheard: UnheardApproval): CounterStep {
  const state: CounterState = { records, step: 'none', approvedAmount: null };
  return records.open ? endUnheard(state, unheard) : step(state);
}

/** `undefined` for what means nothing at this time. */
export function transitionCounter(
  state: CounterState,
  event: CounterEvent,
  unheard: UnheardApproval,
): CounterStep | undefined {
  switch (event.type) {
    case 'start':
      return start(state, event);
    case 'present':
      return present(state, event.method);
    case 'approve':
      return approve(state, event.method);
    case 'decline':
      return decline(state, event.code);
    case 'cancel':
      return state.step === 'waiting'
        ? end(state, 'cancelled', 'TRANSACTION_CANCELLED')
        : undefined;
    case 'heard':
      return heard(state);
    case 'lost':
      return state.step === 'none' ? undefined : endUnheard(state, unheard);
    case 'set_approved_amount':
      return step({ ...state, approvedAmount: event.minor });
    case 'close_batch':
      return closeBatch(state);
    default:
      return assertNever(event);
  }
}

function start(
  state: CounterState,
  event: Extract<CounterEvent, { type: 'start' }>,
): CounterStep | undefined {
  if (state.step !== 'none') return undefined;
  const { kind, amount, reference, originalTrace, method, qr, now } = event;
  const trace = nextTrace(state.records);
  const open: CounterTransaction = {
    trace,
    kind,
    amount: amount.minor,
    currency: amount.currency,
    reference,
    originalTrace,
    method,
    ...(qr ? { qr } : {}),
    result: 'cancelled',
    failure: null,
    batch: state.records.batch,
    at: now,
  };
  const started: CounterState = {
    ...state,
    step: 'waiting',
    records: { ...state.records, lastTrace: trace, open },
  };
  if (needsNoCustomer(kind)) return settleWithoutCustomer(started, open);
  return step(
    started,
    { type: 'save' },
    { type: 'stage', stage: method === 'upi' ? 'qr' : 'card' },
    { type: 'arm' },
    { type: 'presented', amount },
  );
}

/** What refers to a transaction of this terminal is decided by its own list. */
function settleWithoutCustomer(state: CounterState, open: CounterTransaction): CounterStep {
  const original = state.records.transactions.find(
    ({ trace, batch }) => trace === open.originalTrace && batch === open.batch,
  );
  const held = open.kind === 'reversal' ? 'sale' : 'reservation';
  const isPossible =
    original?.result === 'approved' &&
    (original.kind === held || (open.kind === 'reversal' && original.kind !== 'reversal')) &&
    original.currency === open.currency &&
    original.amount >= open.amount &&
    (open.kind !== 'reversal' || original.amount === open.amount);
  const asking: CounterState = { ...state, step: 'asking' };
  if (!isPossible) return end(asking, 'declined', 'CARD_DECLINED');
  const { method } = original;
  return approved(withOpen(asking, { method }), open.amount);
}

function needsNoCustomer(kind: TransactionKind): boolean {
  return kind === 'reversal' || kind === 'booking' || kind === 'release';
}

function present(state: CounterState, method: 'card' | 'upi'): CounterStep | undefined {
  if (state.step !== 'waiting') return undefined;
  const stages: readonly TerminalStage[] = method === 'card' ? ['pin', 'bank'] : ['bank'];
  return step(
    withOpen({ ...state, step: 'asking' }, { method }),
    { type: 'disarm' },
    ...stages.map((stage) => ({ type: 'stage', stage }) as const),
  );
}

function approve(state: CounterState, method: 'card' | 'upi'): CounterStep | undefined {
  const presented = presentFirst(state, method);
  if (!presented) return undefined;
  const amount = state.approvedAmount ?? state.records.open?.amount ?? 0;
  return after(presented, (next) => approved({ ...next, approvedAmount: null }, amount));
}

/** On disk before the till hears of it, so that a power cut does not lose it. */
function approved(state: CounterState, amount: number): CounterStep {
  const next = withOpen({ ...state, step: 'reporting' }, { amount, result: 'approved' });
  return step(next, { type: 'save' }, ...resultOf(next));
}

function decline(state: CounterState, code: PaymentFailureCode): CounterStep | undefined {
  const presented = presentFirst(state, 'card');
  return presented && after(presented, (next) => end(next, 'declined', code));
}

function presentFirst(state: CounterState, method: 'card' | 'upi'): CounterStep | undefined {
  return state.step === 'asking' ? step(state) : present(state, method);
}

/** Over without money: nothing that the till has to hear first. */
function end(
  state: CounterState,
  result: 'declined' | 'cancelled',
  failure: PaymentFailureCode,
): CounterStep {
  const told = withOpen(state, { result, failure });
  return step(
    { ...told, step: 'none', records: settleOpen(told.records, result) },
    { type: 'disarm' },
    { type: 'save' },
    ...resultOf(told),
  );
}

function heard(state: CounterState): CounterStep | undefined {
  if (state.step !== 'reporting') return undefined;
  return step(
    { ...state, step: 'none', records: settleOpen(state.records, 'approved') },
    { type: 'save' },
  );
}

function endUnheard(state: CounterState, unheard: UnheardApproval): CounterStep {
  const { open } = state.records;
  const stood = unheard === 'stands' ? 'approved' : 'reversed';
  const result = open?.result === 'approved' ? stood : 'cancelled';
  return step(
    { ...state, step: 'none', records: settleOpen(state.records, result) },
    { type: 'disarm' },
    { type: 'save' },
  );
}

function closeBatch(state: CounterState): CounterStep | undefined {
  if (state.step !== 'none') return undefined;
  const records = { ...state.records, batch: state.records.batch + 1 };
  return step({ ...state, records }, { type: 'save' });
}

function resultOf({ records: { open } }: CounterState): readonly CounterEffect[] {
  return open ? [{ type: 'result', transaction: open }] : [];
}

function withOpen(state: CounterState, change: Partial<CounterTransaction>): CounterState {
  const { open } = state.records;
  if (!open) return state;
  return { ...state, records: { ...state.records, open: { ...open, ...change } } };
}

function after(first: CounterStep, next: (state: CounterState) => CounterStep): CounterStep {
  const second = next(first.state);
  return { state: second.state, effects: [...first.effects, ...second.effects] };
}

function step(state: CounterState, ...effects: readonly CounterEffect[]): CounterStep {
  return { state, effects };
}
