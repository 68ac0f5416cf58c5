import type { Checkout } from '../../electron/till/till.ts';
import { assertNever } from '../../shared/assert-never.ts';
import type { Answer } from '../../shared/failures.ts';
import { isOpenPayment, type PaymentState } from '../../shared/payment.ts';
import type { Act, CheckoutPlan, PlannedAct } from './plan.ts';
import { type Shop, type Step, terminal } from './shop.ts';

const actor = { type: 'till' } as const;

/** Lives one plan through, from a calm shop to a calm shop. */
export interface Lived {
  /** How each payment that it began has ended, or that none began. */
  readonly ended: readonly (PaymentState | 'not_started')[];
  readonly happened: ReadonlySet<string>;
}

/** Longer than every deadline of a payment: then it is over, or in doubt. */
const untilEveryDeadline = 1_000_000;
/** How long a healthy line may take to settle what can be settled: the till asks every 30 s. */
const untilSettled = 120_000;

export async function liveThrough(shop: Shop, plan: CheckoutPlan, amount: number): Promise<Lived> {
  const happened = new Set<string>();
  const { clock, cable } = shop;
  const before = shop.audit.payments().length;
  let waiting: readonly PlannedAct[] = plan.acts;
  let isHealed = false;
  const counted = { near: 0, far: 0, before: 0, after: 0 };
  shop.onFault = (name) => happened.add(name);
  shop.onStep = countStep;
  cable.plan(plan.faults);
  if (plan.approvesMore !== null) shop.simulated.setApprovedAmount(amount + plan.approvesMore);

  let orderId: string | undefined;
  sell(amount, (id) => {
    orderId = id;
  });
  for (const { act, when } of plan.acts) {
    if (when.type === 'time') clock.after(when.at, 'plan', () => perform(act));
  }
  await untilCalm();
  if (orderId !== undefined && plan.triesAgain && isUnpaid(orderId)) {
    happened.add('tries_again');
    clock.after(3_000, 'plan', () => perform({ type: 'approve', method: 'card' }));
    start(orderId, amount);
    await untilCalm();
  }
  const begun = shop.audit.payments().slice(before);
  const ended = begun.flatMap((id) => shop.ledger().payment(id)?.state ?? []);
  return { ended: ended.length === 0 ? ['not_started'] : ended, happened };

  async function untilCalm(): Promise<void> {
    for (let passed = 0; passed < untilEveryDeadline; passed += 5_000) {
      await clock.advanceAsync(passed === 0 ? 7_000 : 5_000);
      if (isCalm()) break;
    }
    shop.audit.compare();
    heal();
    for (let passed = 0; passed < untilSettled; passed += 5_000) {
      if (isCalm()) break;
      await clock.advanceAsync(5_000);
    }
    shop.audit.compareSettled();
  }

  function isCalm(): boolean {
    return (
      shop.ledger().openPayments().length === 0 &&
      shop.till()?.terminals.list()[0]?.connection.type === 'ready'
    );
  }

  function heal(): void {
    if (isHealed) return;
    isHealed = true;
    waiting = [];
    cable.plan([]);
    shop.simulated.setSilent(false);
    shop.simulated.setApprovedAmount(null);
    shop.disk()?.setFailing(false);
    shop.plugIn();
    shop.start();
  }

  function countStep(step: Step): void {
    const key = step.type === 'write' ? step.towards : step.side;
    const count = counted[key];
    counted[key] += 1;
    const due = waiting.filter(
      ({ when }) =>
        when.type === step.type &&
        when.count === count &&
        (when.type === 'write' ? when.towards : when.side) === key,
    );
    for (const { act } of due) {
      // A kill strikes in the middle of things; everything else waits for its turn.
      if (act.type === 'kill') perform(act);
      else clock.after(0, 'plan', () => perform(act));
    }
  }

  function perform(act: Act): void {
    if (isHealed && act.type !== 'approve') return;
    const did = carryOut(act);
    if (did) happened.add(act.type);
    shop.log.note(`${act.type}${did ? '' : ' (not now)'}`);
  }

  function carryOut(act: Act): boolean {
    const { simulated } = shop;
    const till = shop.till();
    switch (act.type) {
      case 'present':
        return simulated.present(act.method);
      case 'approve':
        return simulated.approve(act.method);
      case 'decline':
        return simulated.decline(act.code);
      case 'customer_cancels':
        return simulated.cancel();
      case 'cashier_cancels': {
        const open = shop.ledger().openPaymentOfTerminal(terminal.id);
        if (till && open) tell('cancel', till.checkouts.cancel(open.id, actor));
        return till !== undefined && open !== undefined;
      }
      case 'api_closes':
        if (till) tell('close', till.checkouts.close({ deviceId: null, notes: null }, actor));
        return till !== undefined;
      case 'asks': {
        const open = shop.ledger().openPaymentOfTerminal(terminal.id);
        if (till && open) tell('ask', till.checkouts.ask(open.id, actor));
        return till !== undefined && open !== undefined;
      }
      case 'second_checkout':
        if (act.order === 'other') sell(amount + 100_000);
        else if (orderId !== undefined) start(orderId, amount);
        return till !== undefined;
      case 'kill':
        if (!till) return false;
        shop.kill(act.isNoticed);
        clock.after(act.down, 'till started again', () => shop.start());
        return true;
      case 'power_loss':
        shop.powerOff();
        clock.after(act.down, 'power is back', () => shop.plugIn());
        return true;
      case 'unplug':
        shop.unplug();
        clock.after(act.down, 'plugged in', () => shop.plugIn());
        return true;
      case 'silence':
        simulated.setSilent(true);
        clock.after(act.down, 'speaks again', () => simulated.setSilent(false));
        return true;
      case 'disk_fails': {
        const disk = shop.disk();
        disk?.setFailing(true);
        clock.after(act.down, 'disk has room', () => disk?.setFailing(false));
        return disk !== undefined;
      }
      case 'clock_set':
        clock.jump(act.by);
        return true;
      default:
        return assertNever(act);
    }
  }

  /** A new order and its checkout. A program that dies meanwhile never answers. */
  function sell(minor: number, created: (id: string) => void = () => undefined): void {
    const till = shop.till();
    if (!till) return;
    till.orders.create({ amount: minor, currency: 'INR' }, actor).then((order) => {
      if (!order.ok) return;
      created(order.value.id);
      start(order.value.id, minor);
    }, failed);
  }

  function start(id: string, minor: number): void {
    const input = {
      deviceId: null,
      orderId: id,
      amount: minor,
      currency: 'INR',
      preferredMethod: null,
      description: null,
      echo: null,
      notes: null,
    };
    shop.till()?.checkouts.initiate(input, actor).then(noteStart, failed);
  }

  function noteStart(answer: Answer<Checkout>): void {
    if (!answer.ok) shop.log.note(`checkout refused: ${answer.refusal.type}`);
    else shop.log.note(`checkout ${answer.value.payment?.id ?? 'failed at once'}`);
  }

  function tell(name: string, call: Promise<Answer<unknown>>): void {
    call.then((answer) => {
      shop.log.note(`${name}: ${answer.ok ? 'done' : answer.refusal.type}`);
    }, failed);
  }

  /** What the caller is told when the till could not do it, such as with a full disk. */
  function failed(error: unknown): void {
    shop.log.note(`call failed: ${String(error)}`);
  }

  function isUnpaid(id: string): boolean {
    const order = shop.ledger().order(id);
    const open = shop.ledger().paymentsOfOrder(id).some(isOpenPayment);
    return order !== undefined && order.status !== 'paid' && !open;
  }
}
