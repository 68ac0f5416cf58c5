import type { SimulatorAction } from '../../shared/terminal.ts';
import type { WireActivity, WireOrder } from '../gateway/caller.ts';
import { until } from '../gateway/headless-gateway.ts';
import type { Counter } from './counter.ts';

/** One step of a checkout, during or after which the till can be killed. */
export interface CheckoutStep {
  readonly name: string;
  /** Resolves when the effect can be seen. */
  run(): Promise<unknown>;
}

export const courses = ['paid', 'tried again', 'declined', 'red key', 'closed'] as const;
export type Course = (typeof courses)[number];

/** What happens at the counter, in order. */
export function stepsOf(course: Course, counter: Counter, amount: number): readonly CheckoutStep[] {
  const { terminal, caller } = counter;
  let order: WireOrder | undefined;
  let activity: WireActivity | undefined;
  let presented: Promise<void> = Promise.resolve();

  const create: CheckoutStep = {
    name: 'order',
    async run() {
      order = await caller().createOrder(amount);
    },
  };
  const begin: readonly CheckoutStep[] = [
    {
      name: 'activity',
      async run() {
        if (!order) throw new Error('There is no order');
        presented = terminal.presented();
        const { body } = await caller().checkout(order);
        if (body.status !== 'processing') throw new Error(`No checkout: ${JSON.stringify(body)}`);
        activity = body;
      },
    },
    { name: 'presented', run: () => presented },
  ];
  const ended: CheckoutStep = {
    name: 'ended',
    run: () =>
      until(
        () => caller().activity(activity?.id ?? ''),
        ({ status }) => status !== 'processing',
      ),
  };
  const close: CheckoutStep = { name: 'close', run: () => caller().close() };
  const press = (action: SimulatorAction): CheckoutStep => ({
    name: action,
    run: () => terminal.act(action),
  });
  const pay = [press('present'), press('approve'), ended];

  switch (course) {
    case 'paid':
      return [create, ...begin, ...pay, close];
    case 'tried again':
      return [create, ...begin, press('decline'), ended, ...begin, ...pay];
    case 'declined':
      return [create, ...begin, press('decline'), ended];
    case 'red key':
      return [create, ...begin, press('cancel'), ended];
    case 'closed':
      return [create, ...begin, close, ended];
  }
}
