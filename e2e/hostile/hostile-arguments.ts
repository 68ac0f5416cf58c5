import fc, { type Arbitrary } from 'fast-check';
import { type IpcChannel, ipcRequests } from '../../shared/ipc.ts';
import { fittingArgument } from './fitting-argument.ts';

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
  const fitting = fittingArgument(ipcRequests[channel], id).map((value) => Object(value));
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
