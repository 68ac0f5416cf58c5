import { assertNever } from '../../../shared/assert-never.ts';
import { screenCardNumbers } from '../../../shared/card-number-screen.ts';
import type { ServiceEnd } from '../service.ts';
import type { LastResult, PayEnd } from '../terminal.ts';
import type { Answer } from './message.ts';
import { outcomeOf, wordsOf } from './outcome.ts';
import { type SessionStep, step, type Work, type WorkEnd, type Working } from './session.ts';

/** The terminal has answered: it is free again, whatever it said. */
export function answered(state: Working, answer: Answer): SessionStep {
  const { work, acknowledges } = state;
  const ready = { name: 'ready', acknowledges } as const;
  if (work.type === 'money') {
    const outcome = outcomeOf(answer, work.question);
    const first = outcome ? ([{ type: 'tell_outcome', outcome }] as const) : [];
    const end: PayEnd = outcome
      ? { type: 'finished' }
      : { type: 'unknown', why: 'no_answer', reason: unclear(answer) };
    return step(
      ready,
      ...first,
      { type: 'take' },
      { type: 'disarm' },
      { type: 'ended', end: { type: 'paid', end } },
    );
  }
  return step(
    ready,
    { type: 'take' },
    { type: 'disarm' },
    { type: 'ended', end: endOf(work, answer) },
  );
}

function endOf(work: Exclude<Work, { type: 'money' }>, answer: Answer): WorkEnd {
  switch (work.type) {
    case 'hello':
      return { type: 'opened' };
    case 'ask':
      return { type: 'asked', result: resultOf(work.request.reference, answer) };
    case 'serve':
      return { type: 'served', end: serviceEndOf(answer) };
    default:
      return assertNever(work);
  }
}

/** That a reference is not known is no proof that nothing was charged: nobody has seen it on hardware. */
function resultOf(paymentId: string, answer: Answer): LastResult {
  const question = { frame: 'get status answer', method: null, kind: null };
  const outcome = answer.result === 'valid' ? outcomeOf(answer, question) : undefined;
  const mark = outcome?.receipt?.mark;
  if (!outcome || mark === undefined) return { type: 'unavailable', reason: unclear(answer) };
  return { type: 'result', mark, outcome, paymentId };
}

function serviceEndOf(answer: Answer): ServiceEnd {
  const words = screenCardNumbers(wordsOf(answer.fields));
  if (answer.result === 'valid') {
    return { type: 'done', lines: [], words: words || null, terminalTime: null, totals: [] };
  }
  const resultCode = answer.result === 'cancelled' ? '0002' : '0000';
  return { type: 'refused', resultCode, reason: unclear(answer) };
}

/** Nobody knows where the terminal stands, so nothing more that comes on this line can be believed. */
export function loseTouch(
  { work }: Working,
  why: 'no_answer' | 'line_lost',
  reason: string,
): SessionStep {
  const end = withoutAnswer(work, { type: 'unknown', why, reason });
  return step({ name: 'over' }, { type: 'disarm' }, { type: 'ended', end }, { type: 'hang_up' });
}

/** The line has gone, and no byte of the request with it. */
export function neverLeft({ work }: Working, reason: string): SessionStep {
  const end = withoutAnswer(work, { type: 'not_sent', reason });
  return step({ name: 'over' }, { type: 'disarm' }, { type: 'ended', end });
}

export function withoutLine(work: Work): WorkEnd {
  return withoutAnswer(work, { type: 'not_sent', reason: 'The line to the terminal is closed' });
}

function withoutAnswer(
  work: Work,
  end: Extract<PayEnd, { type: 'not_sent' | 'unknown' }>,
): WorkEnd {
  const { reason } = end;
  switch (work.type) {
    case 'hello':
      return { type: 'open_failed', reason };
    case 'money':
      return { type: 'paid', end };
    case 'ask':
      return { type: 'asked', result: { type: 'unavailable', reason } };
    case 'serve':
      return {
        type: 'served',
        end: { type: end.type === 'not_sent' ? 'not_sent' : 'no_answer', reason },
      };
    default:
      return assertNever(work);
  }
}

function unclear({ result, fields }: Answer): string {
  const words = screenCardNumbers(wordsOf(fields));
  if (words !== '') return `The terminal says: ${words}`;
  return result === 'invalid'
    ? 'The terminal calls the request invalid'
    : 'The terminal did not say how it ended';
}
