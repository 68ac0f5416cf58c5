import fc, { type Arbitrary } from 'fast-check';
import type { IpcChannel } from '../../shared/ipc-channels.ts';
import { simulatorActions } from '../../shared/terminal.ts';

/**
 * Arguments for a channel: anything at all, what fits, and what fits but for one member. `ids` name
 * things that exist.
 */
export function hostileArgument(channel: IpcChannel, ids: readonly string[]): Arbitrary<unknown> {
  const id = fc.oneof(
    fc.constantFrom('order_1', ...ids),
    fc.constantFrom('__proto__', 'constructor', 'order_00000000000000', 'x'.repeat(40)),
    fc.string(),
  );
  const fitting = fittingArgument(channel, id);
  const spoilt = fc.tuple(fitting, fc.string(), anything).map(([argument, name, value]) => {
    const names = Object.keys(argument);
    return { ...argument, [names[name.length % (names.length + 1)] ?? name]: value };
  });
  return fc.oneof(anything, fitting, spoilt);
}

const anything = fc.anything({
  withNullPrototype: true,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

const number = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }),
  fc.constantFrom(0, -1, 0.5, 2 ** 53, Number.MAX_SAFE_INTEGER, Number.NaN, Infinity),
);

function fittingArgument(channel: IpcChannel, id: Arbitrary<string>): Arbitrary<object> {
  switch (channel) {
    case 'window.load':
      return fc.constant({});
    case 'checkout.start':
      return fc.record({ lines: fc.array(cartLine(id), { maxLength: 5 }) });
    case 'checkout.retry':
      return fc.record({ orderId: id });
    case 'checkout.cancel':
    case 'checkout.check':
    case 'checkout.leave':
      return fc.record({ paymentId: id });
    case 'simulator.act':
      return fc.record({ terminalId: id, action: fc.constantFrom(...simulatorActions, 'dance') });
    case 'simulator.mode':
      return fc.record({ mode: fc.constantFrom('auto', 'manual', 'MANUAL') });
  }
}

function cartLine(id: Arbitrary<string>): Arbitrary<object> {
  return fc.oneof(
    fc.record({ type: fc.constant('amount'), amount: number }),
    fc.record({ type: fc.constant('item'), itemId: id, quantity: number }),
    fc.record({ type: fc.constantFrom('amount', 'item', 'other'), amount: number }),
  );
}
