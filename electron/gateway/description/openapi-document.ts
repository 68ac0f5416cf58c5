import type { Advice, ErrorMeaning, NamedSchema, Operation } from '../operation.ts';
import { plainSchema } from './plain-schema.ts';

/** A route that says what it does; `url` as it was registered, `method` in capitals. */
export interface DescribedRoute {
  readonly method: string;
  readonly url: string;
  readonly operation: Operation;
}

export interface OpenApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>;
    readonly securitySchemes: Readonly<Record<string, unknown>>;
  };
  /** What each error code means; an extension, since OpenAPI has no place for it. */
  readonly 'x-errors': readonly ErrorMeaning[];
}

export interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly object[];
  readonly parameters: readonly ParameterObject[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
}

interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description?: string;
  readonly required: boolean;
  readonly schema: unknown;
}

export interface DocumentParts {
  readonly routes: readonly DescribedRoute[];
  readonly error: NamedSchema;
  readonly errors: readonly ErrorMeaning[];
  readonly advice: readonly Advice[];
  /** What callers set as base URL. */
  readonly base: string;
}

/** The gateway as an OpenAPI 3.1 document. */
export function openApiDocument({ routes, error, errors, base }: DocumentParts): OpenApiDocument {
  const named = routes.flatMap(({ operation: { body, answer, error: its } }) => [
    ...(its ? [its] : []),
    ...(body ? [body] : []),
    ...(typeof answer === 'string' ? [] : [answer]),
  ]);
  const paths: Record<string, Record<string, OperationObject>> = {};
  for (const { method, url, operation } of routes) {
    const path = url.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: describe(url, operation, operation.error ?? error),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Galla gateway',
      version: '1',
      description: 'Orders and payment terminals of this till, for software on this computer.',
    },
    servers: [{ url: base }],
    paths,
    components: {
      schemas: Object.fromEntries(
        [...named, error].map(({ name, schema }) => [name, plainSchema(schema)]),
      ),
      securitySchemes: { key: { type: 'http', scheme: 'basic' } },
    },
    'x-errors': errors,
  };
}

function describe(url: string, operation: Operation, error: NamedSchema): OperationObject {
  const { id, summary, key, parameters = [], body, answer, errors, success = 200 } = operation;
  return {
    operationId: id,
    summary,
    security: key === 'none' ? [] : [{ key: [] }],
    parameters: [
      ...[...url.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
        name,
        in: 'path' as const,
        required: true,
        schema: { type: 'string' },
      })),
      ...parameters.map(({ name, description, schema, ...where }) => ({
        name,
        in: where.in,
        description,
        required: false,
        schema: plainSchema(schema),
      })),
    ],
    ...(body ? { requestBody: bodyObject(body) } : {}),
    responses: {
      [success]: { description: 'Done', content: contentOf(answer) },
      ...Object.fromEntries(
        errors.map((status) => [status, { description: 'Refused', content: contentOf(error) }]),
      ),
      default: {
        description: 'Refused, for reasons any request can have',
        content: contentOf(error),
      },
    },
  };
}

function bodyObject({ name }: NamedSchema): object {
  const schema = { $ref: `#/components/schemas/${name}` };
  return {
    required: true,
    content: {
      'application/json': { schema },
      'application/x-www-form-urlencoded': { schema },
    },
  };
}

function contentOf(answer: NamedSchema | string): object {
  if (typeof answer === 'string') return { [answer]: { schema: { type: 'string' } } };
  return { 'application/json': { schema: { $ref: `#/components/schemas/${answer.name}` } } };
}
