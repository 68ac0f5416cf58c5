import type { Cell, EncodedClone, Entry } from './encoded-clone.ts';

type ViewClass = new (buffer: ArrayBuffer, offset: number, length: number) => object;

/** The other way; trusts that `encodeClone` wrote it. */
export function decodeClone({ root, heap }: EncodedClone): unknown {
  const things: object[] = [];
  const errors = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  const views: Record<string, ViewClass> = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    BigInt64Array,
    BigUint64Array,
    Float32Array,
    Float64Array,
    DataView,
  };

  const define = (thing: object, key: string, value: unknown, enumerable: boolean): void => {
    Object.defineProperty(thing, key, { value, enumerable, configurable: true, writable: true });
  };
  const toValue = (cell: Cell): unknown => {
    if (!Array.isArray(cell)) return cell;
    switch (cell[0]) {
      case 'undefined':
        return undefined;
      case 'bigint':
        return BigInt(cell[1]);
      case 'number':
        return Number(cell[1]);
      case 'at':
        return thingAt(cell[1]);
    }
  };
  /** Empty containers stand before they are filled, so that a circle can close. */
  const thingAt = (place: number): object => {
    const known = things[place];
    if (known !== undefined) return known;
    const entry = heap[place];
    if (entry === undefined) throw new Error('Malformed clone: it points outside its heap');
    const thing = toThing(entry);
    things[place] = thing;
    fill(thing, entry);
    return thing;
  };
  const toThing = (entry: Entry): object => {
    switch (entry[0]) {
      case 'object':
        return {};
      case 'array':
        return new Array(entry[1]);
      case 'map':
        return new Map();
      case 'set':
        return new Set();
      case 'date':
        return new Date(entry[1] ?? Number.NaN);
      case 'pattern':
        return new RegExp(entry[1], entry[2]);
      case 'boxed':
        return Object(toValue(entry[1]));
      case 'buffer':
        return Uint8Array.from(atob(entry[1]), (letter) => letter.charCodeAt(0)).buffer;
      case 'view': {
        const View = views[entry[1]];
        if (View === undefined) throw new Error(`Malformed clone: no such view: ${entry[1]}`);
        return new View(toValue(entry[2]) as ArrayBuffer, entry[3], entry[4]);
      }
      case 'error': {
        const Kind = errors[entry[1] as keyof typeof errors] ?? Error;
        return new Kind(entry[2]);
      }
    }
  };
  const fill = (thing: object, entry: Entry): void => {
    if (entry[0] === 'object')
      for (const [k, cell] of entry[1]) define(thing, k, toValue(cell), true);
    if (entry[0] === 'array')
      for (const [k, cell] of entry[2]) define(thing, k, toValue(cell), true);
    if (entry[0] === 'map') {
      for (const [key, cell] of entry[1])
        (thing as Map<unknown, unknown>).set(toValue(key), toValue(cell));
    }
    if (entry[0] === 'set') for (const cell of entry[1]) (thing as Set<unknown>).add(toValue(cell));
    if (entry[0] === 'error') {
      define(thing, 'stack', entry[3], false);
      const cause = toValue(entry[4]);
      if (cause !== undefined) define(thing, 'cause', cause, false);
    }
  };
  return toValue(root);
}
