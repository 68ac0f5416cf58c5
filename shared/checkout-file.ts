import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';

/**
 * One sale in a file: all that is known of it, to be sent to somebody who finds out what went wrong, and
 * to be played again. Ids stay; customers, their addresses and what callers noted are left out.
 */
export type CheckoutFile = Static<typeof checkoutFileSchema>;

/** Grows only when a reader of the old one would be misled. */
export const checkoutFileVersion = 1;
export const checkoutFileFormat = 'galla.checkout';

const open = { additionalProperties: true } as const;
const amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const text = Type.String({ maxLength: 500 });

const frameSchema = Type.Object(
  {
    type: Type.Literal('frame'),
    at: Type.Integer({ minimum: 0 }),
    terminalId: text,
    direction: Type.Enum(['sent', 'received', 'dropped', 'lost']),
    name: text,
    length: Type.Integer({ minimum: 0 }),
    paymentId: Type.Optional(text),
    masked: Type.Optional(Type.String({ pattern: '^([0-9a-f]{2})*$', maxLength: 100_000 })),
  },
  open,
);

/** What a reader relies on; there may be more. */
export const checkoutFileSchema = Type.Object(
  {
    format: Type.Literal(checkoutFileFormat),
    version: Type.Literal(checkoutFileVersion),
    program: Type.Object({ name: text, version: text }, open),
    /** In milliseconds since 1970, as all times in it. */
    madeAt: Type.Integer({ minimum: 0 }),
    order: Type.Object({ id: text, amount, currency: text }, open),
    payments: Type.Array(
      Type.Object(
        {
          ...{ id: text, amount, currency: text, method: text, state: text },
          terminalId: Type.Union([text, Type.Null()]),
        },
        open,
      ),
      { maxItems: 1_000 },
    ),
    terminals: Type.Array(Type.Object({ id: text, protocol: text, link: text }, open), {
      maxItems: 100,
    }),
    lines: Type.Array(
      Type.Union([
        frameSchema,
        Type.Object({ type: Type.Enum(['change', 'call']), at: Type.Integer() }, open),
      ]),
      { maxItems: 20_000 },
    ),
    missing: Type.Array(text, { maxItems: 10 }),
  },
  open,
);

export type ReadCheckoutFile =
  | { readonly ok: true; readonly file: CheckoutFile }
  | { readonly ok: false; readonly problem: string };

/** Reads a file that this program or another version of it has written. Never throws. */
export function readCheckoutFile(content: string): ReadCheckoutFile {
  const value = parsed(content);
  if (!isRecord(value) || value.format !== checkoutFileFormat) {
    return { ok: false, problem: 'This is not the file of a checkout' };
  }
  if (value.version !== checkoutFileVersion) {
    const version = String(value.version).slice(0, 20);
    return { ok: false, problem: `This program does not read version ${version} of such files` };
  }
  if (!Value.Check(checkoutFileSchema, value)) {
    const [error] = Value.Errors(checkoutFileSchema, value);
    const where = error?.instancePath ?? '';
    return {
      ok: false,
      problem: `The file is damaged at ${where === '' ? 'its beginning' : where}`,
    };
  }
  return { ok: true, file: value };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

function isRecord(
  value: unknown,
): value is { readonly format?: unknown; readonly version?: unknown } {
  return typeof value === 'object' && value !== null;
}
