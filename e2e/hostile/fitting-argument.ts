import fc, { type Arbitrary } from 'fast-check';

/** The words of JSON Schema that the channels' schemas are written in. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/**
 * Arguments that fit a schema, and here and there just miss it. `id` for what looks like the name of a
 * thing. Throws TypeError for a schema it cannot read, so that a new kind is not left untried.
 */
export function fittingArgument(schema: unknown, id: Arbitrary<string>): Arbitrary<unknown> {
  const { type, anyOf, properties, items, patternProperties, ...word } = schema as Schema;
  if ('const' in word) return fc.constant(word.const);
  if (word.enum) return fc.constantFrom(...word.enum, 'dance');
  if (anyOf) return fc.oneof(...anyOf.map((each) => fittingArgument(each, id)));
  switch (type) {
    case 'object':
      return properties
        ? members(properties, word.required ?? [], id)
        : fc.dictionary(fc.string({ maxLength: 8 }), entryOf(patternProperties, id), {
            maxKeys: 4,
          });
    case 'array':
      return fc.array(items ? fittingArgument(items, id) : fc.anything(), { maxLength: 5 });
    case 'string':
      return word.pattern === undefined
        ? fc.oneof(fc.string(), fc.constant(''), fc.string({ minLength: 200, maxLength: 300 }))
        : fc.oneof(id, fc.stringMatching(new RegExp(word.pattern)));
    case 'integer':
    case 'number':
      return number(word.minimum ?? -10, word.maximum ?? 100_000);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      throw new TypeError(`No arguments for a schema of type ${type}`);
  }
}

function members(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[],
  id: Arbitrary<string>,
): Arbitrary<object> {
  const each = Object.entries(properties).map(([name, schema]) => {
    const value = fittingArgument(schema, id);
    // Left out at times where it may be.
    return [name, required.includes(name) ? value : fc.option(value, { nil: undefined })] as const;
  });
  return fc
    .record(Object.fromEntries(each))
    .map((record) =>
      Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)),
    );
}

function entryOf(
  patternProperties: Schema['patternProperties'],
  id: Arbitrary<string>,
): Arbitrary<unknown> {
  const [schema] = Object.values(patternProperties ?? {});
  return schema ? fittingArgument(schema, id) : fc.anything();
}

function number(minimum: number, maximum: number): Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: Math.ceil(minimum), max: Math.floor(Math.min(maximum, 100_000)) }),
    fc.constantFrom(minimum - 1, maximum + 1, 0.5, 2 ** 53, Number.NaN, Infinity),
  );
}
