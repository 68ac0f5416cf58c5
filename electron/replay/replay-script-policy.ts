import type { CheckoutFile } from '../../shared/checkout-file.ts';
import { fromHex } from '../../shared/hex.ts';
import type { Currency } from '../../shared/money.ts';
import { isCurrency } from '../../shared/money.ts';
import type { Payment } from '../../shared/payment.ts';

/** What is played of one payment: its messages, and what people did meanwhile. */
export interface ReplayScript {
  readonly paymentId: string;
  readonly terminalId: string;
  readonly protocol: string;
  readonly amount: number;
  readonly currency: Currency;
  readonly preferredMethod: 'card' | 'upi' | null;
  /** How it ended, and whether a terminal said so; only then does playing it again end in the same way. */
  readonly ended: RecordedEnd;
  /** The mark of the terminal's transaction before. */
  readonly markBefore: string | null;
  /** Milliseconds after the first message at which somebody asked to stop it. */
  readonly cancelledAfter: number | null;
  readonly steps: readonly ReplayStep[];
}

export interface RecordedEnd {
  readonly state: string;
  readonly method: string;
  readonly failure: string | null;
  readonly failedBy: string | null;
  readonly isSettledByPerson: boolean;
}

/** `after`: milliseconds since the step before; a night in which nothing was said is cut short. */
export type ReplayStep =
  | { readonly type: 'till' | 'terminal'; readonly bytes: Uint8Array; readonly after: number }
  | { readonly type: 'lost'; readonly after: number };

export type ReadScripts =
  | { readonly ok: true; readonly scripts: readonly ReplayScript[] }
  | { readonly ok: false; readonly problem: string };

const longestPause = 120_000;

/** Every payment of the file that a terminal took part in; in words why there is none. */
export function scriptsOf(file: CheckoutFile): ReadScripts {
  const payments = file.payments.filter(({ terminalId }) => terminalId !== null);
  if (payments.length === 0) return { ok: false, problem: 'No terminal took part in this sale' };
  const scripts = payments.flatMap((payment) => scriptOf(file, payment) ?? []);
  if (scripts.length > 0) return { ok: true, scripts };
  return { ok: false, problem: 'The file has no messages that can be played' };
}

type FilePayment = CheckoutFile['payments'][number];
type Frame = Extract<CheckoutFile['lines'][number], { type: 'frame' }>;

function scriptOf(file: CheckoutFile, payment: FilePayment): ReplayScript | undefined {
  const terminal = file.terminals.find(({ id }) => id === payment.terminalId);
  const frames = framesOf(file, payment);
  const [first] = frames;
  if (!terminal || !first || !isCurrency(payment.currency)) return undefined;
  const told = toldOf(file, payment.id);
  const cancelled = told.find(({ cancelRequestedBy }) => cancelRequestedBy != null);
  const method = told[0]?.method;
  return {
    paymentId: payment.id,
    terminalId: terminal.id,
    protocol: terminal.protocol,
    amount: payment.amount,
    currency: payment.currency,
    preferredMethod: method === 'card' || method === 'upi' ? method : null,
    ended: endOf(payment),
    markBefore: told.find(({ markBefore }) => typeof markBefore === 'string')?.markBefore ?? null,
    cancelledAfter: cancelled ? Math.max(0, cancelled.at - first.at) : null,
    steps: stepsOf(frames),
  };
}

/** From its first message until another payment's first one on the same terminal. */
function framesOf(file: CheckoutFile, { id, terminalId }: FilePayment): readonly Frame[] {
  const frames = file.lines
    .filter((line) => line.type === 'frame')
    .filter((frame) => frame.terminalId === terminalId && frame.direction !== 'dropped');
  const start = frames.findIndex(({ paymentId }) => paymentId === id);
  if (start < 0) return [];
  const rest = frames.slice(start);
  const next = rest.findIndex(({ paymentId }) => paymentId !== undefined && paymentId !== id);
  return next < 0 ? rest : rest.slice(0, next);
}

function stepsOf(frames: readonly Frame[]): readonly ReplayStep[] {
  return frames.flatMap((frame, place): readonly ReplayStep[] => {
    const earlier = frames[place - 1]?.at ?? frame.at;
    const after = Math.min(Math.max(0, frame.at - earlier), longestPause);
    if (frame.direction === 'lost') return [{ type: 'lost', after }];
    const bytes = frame.masked === undefined ? undefined : fromHex(frame.masked);
    if (!bytes || bytes.length === 0) return [];
    return [{ type: frame.direction === 'sent' ? 'till' : 'terminal', bytes, after }];
  });
}

type Told = Partial<Payment> & { readonly at: number };

/** The payment as each entry of the journal has it, oldest first. The file may be anybody's. */
function toldOf(file: CheckoutFile, id: string): readonly Told[] {
  return file.lines.flatMap((line) => {
    const { at, change } = line as { at: number; change?: { payment?: Partial<Payment> } };
    return change?.payment?.id === id ? [{ ...change.payment, at }] : [];
  });
}

function endOf(payment: FilePayment): RecordedEnd {
  const { failure, evidence } = payment as FilePayment &
    Partial<Pick<Payment, 'failure' | 'evidence'>>;
  return {
    state: payment.state,
    method: payment.method,
    failure: failure?.code ?? null,
    failedBy: failure?.by ?? null,
    isSettledByPerson: evidence?.type === 'person',
  };
}
