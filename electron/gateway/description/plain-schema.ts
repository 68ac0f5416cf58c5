/**
 * A schema as JSON, in the words of JSON Schema 2020-12: maps without a pattern, and the empty list
 * without the older drafts' tuple.
 */
export function plainSchema(schema: unknown): unknown {
  return simplify(JSON.parse(JSON.stringify(schema)));
}

function simplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplify);
  if (typeof value !== 'object' || value === null) return value;
  const { patternProperties, items, additionalItems, ...rest } = value as Record<string, unknown>;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, member]) => [name, simplify(member)])),
    ...(patternProperties === undefined
      ? {}
      : { additionalProperties: anyName(patternProperties) }),
    ...(Array.isArray(items) ? { maxItems: items.length } : {}),
    ...(items === undefined || Array.isArray(items) ? {} : { items: simplify(items) }),
    ...(additionalItems === undefined || Array.isArray(items) ? {} : { additionalItems }),
  };
}

/** Maps here never ask anything of their names. */
function anyName(patterns: unknown): unknown {
  return simplify(Object.values(patterns as object)[0]);
}
