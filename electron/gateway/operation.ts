import type { TSchema } from 'typebox';

/** What a route tells of itself; the description at /openapi.json and /docs is made from these. */
export interface Operation {
  /** Unique among all routes: `createOrder`. */
  readonly id: string;
  readonly summary: string;
  /** What a caller must show: key and secret, the key at least, or nothing. */
  readonly key: 'with secret' | 'alone' | 'none';
  readonly parameters?: readonly Parameter[];
  readonly body?: NamedSchema;
  /** Text: a media type other than JSON. */
  readonly answer: NamedSchema | string;
  /** The status of a success; 200 when not given. */
  readonly success?: number;
  /** The body of errors, where it is not the one that all others have. */
  readonly error?: NamedSchema;
  /** Statuses other than 200 that a caller should know. */
  readonly errors: readonly number[];
  /** A body to try it with. */
  readonly example?: object;
}

export interface NamedSchema {
  readonly name: string;
  readonly schema: TSchema;
}

/** Parts of the path need none: they are in it. */
export interface Parameter {
  readonly in: 'query' | 'header';
  readonly name: string;
  readonly description: string;
  readonly schema: TSchema;
}

/** What an error code means to whoever gets it. */
export interface ErrorMeaning {
  readonly code: string;
  readonly meaning: string;
  readonly type: 'CLIENT_ERROR' | 'DEVICE_ERROR' | 'SYSTEM_ERROR' | 'UNKNOWN';
  /** Whether the same request may help a little later. */
  readonly mayRetry: boolean;
  /** For the person at the counter. */
  readonly text: string;
}

/** Something that callers of a surface should read before they begin. */
export interface Advice {
  readonly title: string;
  readonly text: string;
  readonly sample?: string;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: Operation;
  }
}
