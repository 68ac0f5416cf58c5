import type { TerminalProtocol } from '../../../electron/terminals/terminal.ts';
import type { Transport } from '../../../electron/transports/transport.ts';
import { isOpenPayment } from '../../../shared/payment.ts';
import { type Counter, openCounter } from './line-counter.ts';
import type { PlannedTrouble } from './line-trouble.ts';

/** How a sale ends at the terminal, and who makes it end so. */
export interface Ending {
  readonly name: string;
  readonly method: 'card' | 'upi';
  /** False while it is not the time. */
  readonly act: (counter: Counter) => boolean;
}

export const endings: readonly Ending[] = [
  { name: 'approved', method: 'card', act: ({ simulated }) => simulated.approve('card') },
  { name: 'approved by UPI', method: 'upi', act: ({ simulated }) => simulated.approve('upi') },
  {
    name: 'declined',
    method: 'card',
    act: ({ simulated }) => simulated.decline('CARD_DECLINED'),
  },
  { name: 'cancelled at the terminal', method: 'card', act: ({ simulated }) => simulated.cancel() },
  { name: 'cancelled by the till', method: 'card', act: cancelHere },
  {
    name: 'answered late',
    method: 'card',
    act: ({ simulated, answers }) => whenWaiting(simulated, () => answers.hold(20_000)),
  },
  {
    name: 'answered twice',
    method: 'card',
    act: ({ simulated, answers }) => whenWaiting(simulated, () => answers.repeat(2_000)),
  },
  {
    name: 'approved for another amount',
    method: 'card',
    act: ({ simulated }) => whenWaiting(simulated, () => simulated.setApprovedAmount(15_000)),
  },
];

/** Both sales are for the same, so that nothing but who they are tells their results apart. */
const amount = 19_900;
/** Longer than every deadline of a payment: then it is over, or in doubt. */
const untilEveryDeadline = 700_000;
const untilActed = 60_000;
const untilSettled = 150_000;

/** What a sale came to, with what is wrong about it, in words; empty when all is well. */
export interface LivedSale {
  readonly messages: number;
  readonly state: string;
  readonly problems: readonly string[];
}

/**
 * One sale that goes well, and then one whose messages meet these troubles. Afterwards everything
 * is mended, and the book is compared with the terminal's own list.
 */
export async function liveSale(about: {
  readonly protocol: TerminalProtocol;
  readonly kind: Transport['kind'];
  readonly ending: Ending;
  readonly troubles: readonly PlannedTrouble[];
}): Promise<LivedSale> {
  const { ending, troubles } = about;
  // Without a key a language without checks of its own believes whatever it can read.
  const counter = await openCounter({
    ...about,
    isSealed: troubles.some(({ trouble }) => trouble === 'corrupted'),
  });
  const { clock, line } = counter;
  await clock.advanceAsync(10_000);
  counter.sell('card', amount).catch(() => undefined);
  await until(() => counter.simulated.approve('card'), untilActed);
  await until(counter.isCalm, untilSettled);
  line.plan(troubles);
  counter.sell(ending.method, amount).catch(() => undefined);
  await until(() => ending.act(counter), untilActed);
  await until(counter.isDecided, untilEveryDeadline, 5_000);
  const messages = line.count();
  counter.heal();
  await until(counter.isDecided, untilSettled);
  const [, payment] = counter.payments();
  const problems = [...counter.problems(), ...disagreements(counter, about)];
  counter.close();
  return { messages, state: payment?.state ?? 'not started', problems };

  async function until(isTrue: () => boolean, most: number, step = 500): Promise<void> {
    for (let passed = 0; passed < most && !isTrue(); passed += step) await clock.advanceAsync(step);
  }
}

function disagreements(
  counter: Counter,
  { protocol, troubles }: { protocol: TerminalProtocol; troubles: readonly PlannedTrouble[] },
): readonly string[] {
  const problems: string[] = [];
  const [first, payment] = counter.payments();
  const [before, ...listed] = counter.simulated.transactions();
  if (first?.state !== 'captured' || before?.result !== 'approved') {
    problems.push(`the sale before is ${first?.state}, at the terminal ${before?.result}`);
  }
  // A line that says a command twice may make the terminal begin twice, where messages have no numbers.
  const isDoubled = troubles.some(({ trouble }) => trouble === 'doubled');
  if (listed.length > 1 && !isDoubled) problems.push(`begun ${listed.length} times`);
  const [kept, ...more] = listed.filter(({ result }) => result === 'approved');
  if (more.length > 0) problems.push(`charged ${more.length + 1} times`);
  if (!payment) return kept ? [...problems, 'charged without a payment in the book'] : problems;
  const { state, capturedAmount } = payment;
  if (state === 'captured') {
    if (kept?.amount !== capturedAmount) problems.push(`invented: captured ${capturedAmount}`);
  } else if (isOpenPayment(payment)) {
    const isAnother = kept !== undefined && kept.amount !== amount;
    // A terminal that knows payments by name alone proves nothing about one that it does not know.
    const isUnheardOf = protocol.remembers === 'named' && listed.length === 0;
    if (state !== 'in_doubt' || !(isAnother || isUnheardOf)) problems.push(`stuck: ${state}`);
  } else if (kept) problems.push(`lost: ${state}, and the terminal kept the money`);
  return problems;
}

/** Where nothing here can stop it, the customer presses the red key a moment later. */
function cancelHere({ simulated, cancel, clock }: Counter): boolean {
  if (simulated.face().state !== 'waiting') return false;
  cancel();
  clock.after(3_000, 'red key', () => simulated.cancel());
  return true;
}

function whenWaiting(simulated: Counter['simulated'], prepare: () => void): boolean {
  if (simulated.face().state !== 'waiting') return false;
  prepare();
  return simulated.approve('card');
}
