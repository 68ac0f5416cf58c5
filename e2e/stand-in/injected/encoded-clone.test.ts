import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeClone } from './decode-clone.ts';
import { encodeClone } from './encode-clone.ts';

/** Over the wire and back: the wire is text. */
function carry(value: unknown): unknown {
  return decodeClone(JSON.parse(JSON.stringify(encodeClone(value))));
}

test('any plain value comes back as it went', () => {
  const values = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withBoxedValues: true,
  });
  fc.assert(
    fc.property(values, (value) => {
      expect(carry(value)).toEqual(structuredClone(value));
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['undefined', undefined],
  ['not a number', Number.NaN],
  ['minus zero', -0],
  ['an infinity', Number.NEGATIVE_INFINITY],
  ['a large integer', 2n ** 70n],
  ['a date', new Date(5)],
  ['a date that is none', new Date(Number.NaN)],
  ['a pattern', /a+/gi],
  ['a key named __proto__', JSON.parse('{"__proto__": 1}')],
  ['a buffer', new Uint8Array([1, 2, 255]).buffer],
])('%s is kept', (_name, value) => {
  expect(carry({ value })).toStrictEqual({ value });
});

test('bytes longer than a function takes arguments are kept', () => {
  const bytes = new Uint8Array(300_000).map((_, index) => index % 251);
  expect(carry(bytes)).toEqual(bytes);
});

test('a view keeps its window on a buffer that others share', () => {
  const buffer = new Uint8Array([9, 8, 7, 6]).buffer;
  const carried = carry([new Uint8Array(buffer, 1, 2), new DataView(buffer)]);
  const [bytes, view] = carried as [Uint8Array, DataView];
  expect([...bytes]).toEqual([8, 7]);
  expect(bytes.buffer).toBe(view.buffer);
});

test('circles and shared objects stay so', () => {
  const shared = { name: 'shared' };
  const circle: Record<string, unknown> = { shared, list: [shared], map: new Map() };
  circle.self = circle;
  circle.map = new Map([[circle, new Set([circle])]]);
  const carried = carry(circle) as typeof circle;
  expect(carried.self).toBe(carried);
  expect((carried.list as unknown[])[0]).toBe(carried.shared);
  expect((carried.map as Map<unknown, Set<unknown>>).get(carried)?.has(carried)).toBe(true);
});

test('an error keeps a class of the language, its words, its stack and its cause', () => {
  const carried = carry(new RangeError('no paper', { cause: 7 }));
  expect(carried).toBeInstanceOf(RangeError);
  expect(carried).toMatchObject({ message: 'no paper', cause: 7 });
  expect((carried as Error).stack).toContain('encoded-clone.test');
});

test('a class of ours comes back as a plain object without its getters', () => {
  class Receipt {
    lines = 2;
    get total(): number {
      return 7;
    }
  }
  expect(carry(new Receipt())).toStrictEqual({ lines: 2 });
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a promise', Promise.resolve()],
  ['a weak map', new WeakMap()],
  ['shared memory', new SharedArrayBuffer(1)],
])('%s is refused in words', (_name, value) => {
  expect(() => encodeClone({ value })).toThrow('An object could not be cloned.');
});
