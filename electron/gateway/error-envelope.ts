import Type, { type Static } from 'typebox';
import { type HttpFault, httpFaults } from './http-fault.ts';

/** The error object of the Razorpay documents (R36). Optional members are left out, never null. */
export const errorObject = Type.Object({
  code: Type.String(),
  description: Type.String(),
  source: Type.String(),
  step: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  field: Type.Optional(Type.String()),
  metadata: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});

export type ErrorObject = Readonly<Static<typeof errorObject>>;

export interface ErrorAnswer {
  readonly status: number;
  readonly error: ErrorObject;
}

/** The body of every answer that is no success. */
export const errorBody = { name: 'Error', schema: Type.Object({ error: errorObject }) };

/** Headers of every answer, right or wrong. */
export const everyAnswer = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // Fastify would add a charset, which one published client cannot read (coverage.md P28).
  'content-type': 'application/json',
} as const;

/**
 * A fault of the HTTP layer in that shape, for every path that belongs to no surface. SDKs read the
 * description only where the code is BAD_REQUEST_ERROR (razorpay-wire.md section 3), so the documents'
 * own vocabulary, which has no word for these, is not stretched. `reference` finds our own fault in the
 * log.
 */
export function answerOfFault(fault: HttpFault, reference?: string): ErrorAnswer {
  const { status, text } = httpFaults[fault.kind];
  return {
    status,
    error: {
      code: status < 500 ? 'BAD_REQUEST_ERROR' : 'PROCESSING_FAILED',
      description: text,
      source: 'gateway',
      reason: fault.kind,
      ...(reference === undefined ? {} : { metadata: { reference } }),
    },
  };
}
