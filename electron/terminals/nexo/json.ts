/**
 * JSON whose numbers keep the digits they were written with: amounts are decimals here, and a float
 * would change them.
 */
export type Json = null | boolean | string | Decimal | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export class Decimal {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type ReviveWithSource = (
  name: string,
  value: unknown,
  context: { readonly source?: string },
) => unknown;

/** `undefined` for what is no JSON, or is nested deeper than any message. */
export function parseJson(text: string): Json | undefined {
  const revive: ReviveWithSource = (_, value, { source }) =>
    typeof value === 'number' && source !== undefined ? new Decimal(source) : value;
  try {
    return JSON.parse(text, revive as (name: string, value: unknown) => unknown) as Json;
  } catch {
    return undefined;
  }
}

export function encodeJson(value: Json): string {
  if (value instanceof Decimal) return value.text;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(encodeJson).join(',')}]`;
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${JSON.stringify(name)}:${encodeJson(member)}`],
  );
  return `{${members.join(',')}}`;
}

/** The object under these names; empty where there is none. */
export function objectAt(json: Json | undefined, ...names: readonly string[]): JsonObject {
  const found = valueAt(json, names);
  return isObject(found) ? found : {};
}

/** The text under these names; an empty one says nothing and counts as absent. */
export function textAt(json: Json | undefined, ...names: readonly string[]): string | undefined {
  const found = valueAt(json, names);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

export function decimalAt(
  json: Json | undefined,
  ...names: readonly string[]
): Decimal | undefined {
  const found = valueAt(json, names);
  return found instanceof Decimal ? found : undefined;
}

/** The list under these names. One that holds a single thing is often sent as the thing itself. */
export function listAt(json: Json | undefined, ...names: readonly string[]): readonly Json[] {
  const found = valueAt(json, names);
  if (found === undefined || found === null) return [];
  return isList(found) ? found : [found];
}

export function isObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !(json instanceof Decimal) && !isList(json);
}

function isList(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function valueAt(json: Json | undefined, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    json,
  );
}
