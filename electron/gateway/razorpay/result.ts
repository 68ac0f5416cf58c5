import type { PosError } from './errors.ts';

/** What a caller gets: a value, or the error that says why not. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: PosError };

export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

export function failure(error: PosError): Result<never> {
  return { ok: false, error };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
