import type { TLocalizedValidationError } from 'typebox/error';
import { fieldInvalid, fieldMissing, type PosError, type Processor } from './errors.ts';
import { isRecord } from './result.ts';

/** The first thing wrong with a body, going by the order in which the documents list its fields. */
export interface FieldProblem {
  readonly field: string;
  readonly type: 'missing' | 'invalid' | 'too_small';
}

/**
 * `fields` are paths with dots, most important first. What is wrong inside a field that has no path of its
 * own (a single note) counts for the field around it, so that no name of the caller's making is repeated.
 * A field that is null is not there.
 */
export function firstProblem(
  body: unknown,
  errors: readonly TLocalizedValidationError[],
  fields: readonly string[],
): FieldProblem {
  const problems = errors
    .flatMap((error) => problemsOf(error, body))
    .filter(isInnermost)
    .map((problem) => around(problem, fields));
  const [first] = problems.toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
  if (!first) throw new Error('A body without a problem was refused');
  return first;
}

export function errorOfProblem(processor: Processor, { field, type }: FieldProblem): PosError {
  return type === 'missing' ? fieldMissing(processor, field) : fieldInvalid(processor, field);
}

function problemsOf(error: TLocalizedValidationError, body: unknown): readonly FieldProblem[] {
  const path = error.instancePath.slice(1).replaceAll('/', '.');
  if (error.keyword !== 'required') {
    const otherwise = error.keyword === 'minimum' ? 'too_small' : 'invalid';
    return [{ field: path, type: valueAt(body, path) === null ? 'missing' : otherwise }];
  }
  return error.params.requiredProperties.map((name) => ({
    field: path === '' ? name : `${path}.${name}`,
    type: 'missing',
  }));
}

function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isRecord(value) ? value[name] : undefined), body);
}

/** Where null may stand for an object, a wrong member makes the object look wrong too. */
function isInnermost(problem: FieldProblem, _at: number, all: readonly FieldProblem[]): boolean {
  return !all.some(({ field }) => field.startsWith(`${problem.field}.`));
}

/** Inside a field that has no path of its own nothing is missing: that field is wrong. */
function around({ field: path, type }: FieldProblem, fields: readonly string[]): FieldProblem {
  const field = fieldAround(path, fields);
  return { field, type: field === path ? type : 'invalid' };
}

function fieldAround(path: string, fields: readonly string[]): string {
  const around = fields
    .filter((field) => path === field || path.startsWith(`${field}.`))
    .toSorted((a, b) => b.length - a.length)[0];
  if (around === undefined) throw new Error('A schema has a field that its error table lacks');
  return around;
}
