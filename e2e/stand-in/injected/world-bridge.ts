import type { Outcome, Packed } from './packed.ts';
import type { WorldLink } from './world-link.ts';

export interface WorldBridge {
  /** Functions and promises stay here, and are called and settled from here. */
  pack(value: unknown): Packed;
  unpack(packed: Packed): unknown;
}

type AnyFunction = (...values: unknown[]) => unknown;

/**
 * What contextBridge does to values between the two worlds of a document; one end of it in each. Runs
 * in the page through its text: it uses nothing from outside itself.
 */
export function createWorldBridge({ tell, listen }: WorldLink): WorldBridge {
  const refusal = 'An object could not be cloned.';
  const functions = new Map<number, AnyFunction>();
  const functionIds = new WeakMap<object, number>();
  /** Functions that stand for one of the other world, and its number there. */
  const proxies = new WeakMap<object, number>();
  const unsettled = new Map<number, (outcome: Outcome) => void>();
  let lastId = 0;

  /** Class, cause and stack are lost, as in Electron. */
  const packError = (fault: unknown): Packed => ({
    kind: 'error',
    message: fault instanceof Error ? fault.message : String(fault),
  });
  const attempt = (act: () => unknown): Outcome => {
    try {
      return { ok: true, packed: pack(act()) };
    } catch (fault) {
      return { ok: false, packed: packError(fault) };
    }
  };

  const packFunction = (value: AnyFunction): Packed => {
    const home = proxies.get(value);
    if (home !== undefined) return { kind: 'yours', id: home };
    const known = functionIds.get(value);
    if (known !== undefined) return { kind: 'function', id: known };
    lastId++;
    functionIds.set(value, lastId);
    functions.set(lastId, value);
    return { kind: 'function', id: lastId };
  };
  const packPromise = (value: Promise<unknown>): Packed => {
    lastId++;
    const id = lastId;
    const settle = (outcome: Outcome): void => {
      const heard = tell('settle', { id, outcome });
      if (heard === undefined)
        tell('settle', { id, outcome: { ok: false, packed: packError(refusal) } });
    };
    value.then(
      (result) => settle(attempt(() => result)),
      (fault) => settle({ ok: false, packed: packError(fault) }),
    );
    return { kind: 'promise', id };
  };
  const pack = (value: unknown, met = new Map<unknown, number>()): Packed => {
    if (typeof value === 'symbol') throw new TypeError(refusal);
    const isFunction = typeof value === 'function';
    if (!isFunction && (typeof value !== 'object' || value === null))
      return { kind: 'value', value };
    const index = met.get(value);
    if (index !== undefined) return { kind: 'again', index };
    met.set(value, met.size);
    if (isFunction) return packFunction(value as AnyFunction);
    if (value instanceof Promise) return packPromise(value);
    if (value instanceof Error) return packError(value);
    if (Array.isArray(value)) return { kind: 'array', items: value.map((item) => pack(item, met)) };
    if (Object.prototype.toString.call(value) !== '[object Object]')
      return { kind: 'value', value };
    const entries = Object.entries(value).map(([key, item]) => [key, pack(item, met)] as const);
    return { kind: 'object', entries };
  };

  const call = (id: number, values: readonly unknown[]): unknown => {
    const outcome = tell('call', { id, values: pack(values) }) as Outcome | undefined;
    if (outcome === undefined) throw new Error(refusal);
    const result = unpack(outcome.packed);
    if (!outcome.ok) throw result;
    return result;
  };
  const unpackFunction = (id: number): AnyFunction => {
    const proxy = (...values: unknown[]): unknown => call(id, values);
    proxies.set(proxy, id);
    return proxy;
  };
  const unpackPromise = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      unsettled.set(id, ({ ok, packed }) => (ok ? resolve : reject)(unpack(packed)));
    });
  const unpack = (packed: Packed, met: unknown[] = []): unknown => {
    const meet = <Thing>(thing: Thing): Thing => {
      met.push(thing);
      return thing;
    };
    switch (packed.kind) {
      case 'value':
        return typeof packed.value === 'object' && packed.value !== null
          ? meet(packed.value)
          : packed.value;
      case 'function':
        return meet(unpackFunction(packed.id));
      case 'yours':
        return meet(functions.get(packed.id));
      case 'again':
        return met[packed.index];
      case 'promise':
        return meet(unpackPromise(packed.id));
      case 'error':
        return meet(new Error(packed.message));
      case 'array': {
        const list = meet<unknown[]>([]);
        for (const item of packed.items) list.push(unpack(item, met));
        return list;
      }
      case 'object': {
        const thing = meet({});
        for (const [key, item] of packed.entries) {
          const settings = { enumerable: true, configurable: true, writable: true };
          Object.defineProperty(thing, key, { ...settings, value: unpack(item, met) });
        }
        return thing;
      }
    }
  };

  listen('call', ({ id, values }: { id: number; values: Packed }) =>
    attempt(() => functions.get(id)?.(...(unpack(values) as unknown[]))),
  );
  listen('settle', ({ id, outcome }: { id: number; outcome: Outcome }) => {
    unsettled.get(id)?.(outcome);
    unsettled.delete(id);
    return 'heard';
  });
  return { pack, unpack };
}
