import type { Cell, EncodedClone, Entry, Property } from './encoded-clone.ts';

/**
 * Runs in Node and, through its text, in the page: it uses nothing from outside itself. Throws
 * `An object could not be cloned.`, as Electron says it, for what the algorithm refuses. */
export function encodeClone(value: unknown): EncodedClone {
  const refusal = 'An object could not be cloned.';
  const heap: Entry[] = [];
  const places = new Map<object, number>();

  const encodeText = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) {
      text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    }
    return btoa(text);
  };
  const properties = (thing: object): Property[] =>
    Object.entries(thing).map(([key, item]): Property => [key, toCell(item)]);

  const toEntry = (thing: object): Entry => {
    if (Array.isArray(thing)) return ['array', thing.length, properties(thing)];
    if (thing instanceof Map) return ['map', [...thing].map(([k, v]) => [toCell(k), toCell(v)])];
    if (thing instanceof Set) return ['set', [...thing].map(toCell)];
    if (thing instanceof Date) return ['date', thing.getTime()];
    if (thing instanceof RegExp) return ['pattern', thing.source, thing.flags];
    if (thing instanceof ArrayBuffer) return ['buffer', encodeText(new Uint8Array(thing))];
    if (ArrayBuffer.isView(thing)) {
      const kind = Object.prototype.toString.call(thing).slice(8, -1);
      const length = 'length' in thing ? Number(thing.length) : thing.byteLength;
      return ['view', kind, toCell(thing.buffer), thing.byteOffset, length];
    }
    if (thing instanceof Error) {
      const cause = 'cause' in thing ? toCell(thing.cause) : (['undefined'] satisfies Cell);
      return ['error', thing.name, thing.message, thing.stack, cause];
    }
    const word = Object.prototype.toString.call(thing).slice(8, -1);
    if (['Boolean', 'Number', 'String', 'BigInt'].includes(word)) {
      return ['boxed', toCell(thing.valueOf())];
    }
    if (word !== 'Object') throw new Error(refusal);
    return ['object', properties(thing)];
  };

  const toCell = (item: unknown): Cell => {
    if (item === null || typeof item === 'string' || typeof item === 'boolean') return item;
    if (item === undefined) return ['undefined'];
    if (typeof item === 'bigint') return ['bigint', String(item)];
    if (typeof item === 'number') {
      if (Object.is(item, -0)) return ['number', '-0'];
      return Number.isFinite(item) ? item : ['number', String(item)];
    }
    if (typeof item !== 'object') throw new Error(refusal);
    const known = places.get(item);
    if (known !== undefined) return ['at', known];
    // The place is taken before its content is read, since the content may point back here.
    const place = heap.push(['object', []]) - 1;
    places.set(item, place);
    heap[place] = toEntry(item);
    return ['at', place];
  };

  let clone: unknown;
  try {
    // The platform decides what can be cloned, and strips classes and getters on the way.
    clone = structuredClone(value);
  } catch (cause) {
    throw new Error(refusal, { cause });
  }
  return { root: toCell(clone), heap };
}
