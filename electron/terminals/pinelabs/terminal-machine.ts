import { assertNever } from '../../../shared/assert-never.ts';
import type { PaymentFailureCode } from '../../../shared/failures.ts';
import type { Money } from '../../../shared/money.ts';
import {
  type CounterEvent,
  type CounterState,
  type CounterStep,
  startCounter,
  transitionCounter,
} from '../counter-machine.ts';
import type { CounterRecords } from '../counter-records.ts';
import type { Answer, Request } from './message.ts';
import { answerAbout, refusal, settled, statusOf } from './terminal-answers.ts';

export type TerminalEvent =
  | { readonly type: 'request'; readonly request: Request; readonly now: number }
  | { readonly type: 'present' | 'approve'; readonly method: 'card' | 'upi' }
  | { readonly type: 'decline'; readonly code: PaymentFailureCode }
  /** The red key, or nobody came. */
  | { readonly type: 'cancel' }
  | { readonly type: 'line_lost' }
  | { readonly type: 'set_approved_amount'; readonly minor: number | null };

export type TerminalEffect =
  | { readonly type: 'answer'; readonly answer: Answer }
  /** Keep the records, before the next effect. */
  | { readonly type: 'save' }
  | { readonly type: 'presented'; readonly amount: Money }
  /** How long a customer is waited for. */
  | { readonly type: 'arm' | 'disarm' };

export interface TerminalStep {
  readonly state: CounterState;
  readonly effects: readonly TerminalEffect[];
}

/** A terminal that has just got power. */
export function startTerminal(records: CounterRecords): TerminalStep {
  return said(startCounter(records, 'stands'));
}

/** The terminal's side: one request, one answer. Undefined for what means nothing at this time. */
export function transitionTerminal(
  state: CounterState,
  event: TerminalEvent,
): TerminalStep | undefined {
  switch (event.type) {
    case 'request':
      return take(state, event.request, event.now);
    case 'present':
    case 'approve':
      // The till has chosen how this is paid; the display shows a code or asks for a card.
      return event.method === state.records.open?.method ? happen(state, event) : undefined;
    case 'decline':
      return decline(state, event.code);
    case 'cancel':
    case 'set_approved_amount':
      return happen(state, event);
    case 'line_lost':
      return happen(state, { type: 'lost' });
    default:
      return assertNever(event);
  }
}

function take(state: CounterState, request: Request, now: number): TerminalStep {
  const { kind, reference } = request;
  if (state.step !== 'none') return answer(state, refusal(reference, 'TERMINAL BUSY'));
  switch (kind) {
    case 'cardSale':
      return start(state, request, { kind: 'sale', method: 'card', now });
    case 'upiSale':
      return start(state, request, { kind: 'sale', method: 'upi', now });
    case 'bharatQrSale':
      return start(state, request, { kind: 'sale', method: 'upi', qr: 'bharat_qr', now });
    case 'refund':
      return start(state, request, { kind: 'refund', method: 'card', now });
    case 'cardVoid':
      return start(state, request, { kind: 'reversal', method: 'card', now });
    case 'upiVoid':
      return start(state, request, { kind: 'reversal', method: 'upi', now });
    case 'getStatus':
      return answer(state, remember(state.records, reference));
    case 'settlement': {
      const { state: next, effects } = happen(state, { type: 'close_batch' }) ?? answerless(state);
      return {
        state: next,
        effects: [...effects, { type: 'answer', answer: settled(reference) }],
      };
    }
    default:
      return answer(state, refusal(reference, 'NOT SUPPORTED'));
  }
}

function start(
  state: CounterState,
  { reference, amount, invoice }: Request,
  about: Pick<Extract<CounterEvent, { type: 'start' }>, 'kind' | 'method' | 'qr' | 'now'>,
): TerminalStep {
  if (reference === '' || !amount) return answer(state, refusal(reference, 'INVALID REQUEST'));
  const started = happen(state, {
    type: 'start',
    ...about,
    amount: { minor: amount, currency: 'INR' },
    reference,
    originalTrace: invoice !== null && /^\d{1,6}$/.test(invoice) ? Number(invoice) : null,
  });
  return started ?? answer(state, refusal(reference, 'TERMINAL BUSY'));
}

/** The newest of that name. */
function remember({ transactions, terminalId }: CounterRecords, reference: string): Answer {
  const found = transactions.findLast((transaction) => transaction.reference === reference);
  return found ? statusOf(found, terminalId) : refusal(reference, 'NOT FOUND');
}

/** Whoever is refused has presented what the till asked for. */
function decline(state: CounterState, code: PaymentFailureCode): TerminalStep | undefined {
  const method = state.records.open?.method;
  if (method === undefined) return undefined;
  const presented = happen(state, { type: 'present', method }) ?? answerless(state);
  const declined = happen(presented.state, { type: 'decline', code });
  return declined && { ...declined, effects: [...presented.effects, ...declined.effects] };
}

function happen(state: CounterState, event: CounterEvent): TerminalStep | undefined {
  const step = transitionCounter(state, event, 'stands');
  return step && said(step);
}

/** Nobody has to hear of an approval for it to stand, so it is over when it is said. */
function said({ state, effects }: CounterStep): TerminalStep {
  const own = effects.flatMap((effect): readonly TerminalEffect[] => {
    switch (effect.type) {
      case 'stage':
        return [];
      case 'result':
        return [
          { type: 'answer', answer: answerAbout(effect.transaction, state.records.terminalId) },
        ];
      default:
        return [effect];
    }
  });
  const over = transitionCounter(state, { type: 'heard' }, 'stands');
  if (!over) return { state, effects: own };
  return { state: over.state, effects: [{ type: 'disarm' }, { type: 'save' }, ...own] };
}

function answer(state: CounterState, words: Answer): TerminalStep {
  return { state, effects: [{ type: 'answer', answer: words }] };
}

function answerless(state: CounterState): TerminalStep {
  return { state, effects: [] };
}
