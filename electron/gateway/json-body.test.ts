import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson, WrittenNumber } from './json-body.ts';

test('JSON made of texts and safe whole numbers reads as JSON.parse reads it', () => {
  const leaf = fc.oneof(fc.string(), fc.maxSafeInteger(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('tree')), tie('object')),
    object: fc.dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      tie('tree'),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify(value);
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 500 },
  );
});

test.each([
  '199.5',
  '199.0',
  '1e2',
  '1E+2',
  '9007199254740992',
  '9007199254740993',
  '1e999',
  '-0.0',
])('the number %s is kept as it was written, because a double may not be it', (written) => {
  expect(parseJson(`{"amount":${written}}`)).toEqual({ amount: new WrittenNumber(written) });
});

test('every whole number is exact or kept as it was written', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (value) => {
      const read = parseJson(String(value));
      const text = read instanceof WrittenNumber ? read.text : String(read);
      expect(text).toBe(String(value));
    }),
    { numRuns: 500 },
  );
});

test.each(['', '{', '{"a":1,}', 'NaN', 'Infinity', '01', "{'a':1}", '[1]x'])(
  'a text that is no JSON is refused without being quoted: %s',
  (text) => {
    expect(() => parseJson(text)).toThrow(/^Malformed JSON$/);
  },
);

test.each([
  ['plain', '{"__proto__":{"amount":1}}'],
  ['escaped', '{"\\u005f_proto__":{"amount":1}}'],
  ['nested', '{"notes":{"__proto__":"x"}}'],
])('a member named __proto__ is refused, %s', (_how, text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});

test('of two members with one name the last counts', () => {
  expect(parseJson('{"amount":100,"amount":200}')).toEqual({ amount: 200 });
});

test('nesting deep enough to overflow a stack is refused', () => {
  const depth = 30_000;
  const text = `{"a":1.5,"b":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  expect(() => parseJson(text)).toThrow(SyntaxError);
});
