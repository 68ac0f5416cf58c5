import type { ErrorAnswer } from '../error-envelope.ts';
import type { PosError } from './errors.ts';

/**
 * `pos` speaks the gateway guide's vocabulary. `razorpay` speaks the cloud's, the only one whose errors
 * the SDKs tell apart (X2, razorpay-wire.md section 3). Each names the other's code in `metadata.code`.
 */
export type ErrorProfile = 'pos' | 'razorpay';

export const errorProfileHeader = 'x-pos-error-profile';

/** What the caller asks for counts before what the shop has set. */
export function readErrorProfile(header: unknown, otherwise: ErrorProfile): ErrorProfile {
  return header === 'razorpay' || header === 'pos' ? header : otherwise;
}

export function inProfile(pos: PosError, profile: ErrorProfile): ErrorAnswer {
  const { status, error, cloud } = pos;
  const cloudCode = cloudCodeOf(status, error.code);
  if (profile === 'pos') return { status, error: withCode(error, error.code, cloudCode) };
  const isInput = inputCodes.includes(error.code);
  return {
    status: cloud?.status ?? status,
    error: {
      ...withCode(error, cloudCode, error.code),
      description: cloud?.description ?? error.description,
      ...(isInput ? inputRefused : {}),
    },
  };
}

const inputCodes: readonly string[] = [
  'VALIDATION_FAILED',
  'ORDER_NOT_FOUND',
  'ACTIVITY_NOT_FOUND',
  'PAYMENT_NOT_FOUND',
  'REFUND_NOT_FOUND',
];

const inputRefused = {
  source: 'business',
  step: 'payment_initiation',
  reason: 'input_validation_failed',
};

/** A terminal and the upstream are beyond the gateway, everything else of ours is the server. */
function cloudCodeOf(status: number, code: string): string {
  if (status < 500) return 'BAD_REQUEST_ERROR';
  return code.startsWith('DEVICE_') ? 'GATEWAY_ERROR' : 'SERVER_ERROR';
}

function withCode(error: ErrorAnswer['error'], code: string, other: string): ErrorAnswer['error'] {
  if (code === other) return error;
  return { ...error, code, metadata: { ...error.metadata, code: other } };
}
