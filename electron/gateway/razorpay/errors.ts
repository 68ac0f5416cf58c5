import { type Currency, decimalText } from '../../../shared/money.ts';
import { answerOfFault, type ErrorAnswer, type ErrorObject } from '../error-envelope.ts';
import type { HttpFault } from '../http-fault.ts';
import { textOf } from './field-texts.ts';

/**
 * An error in the words of the gateway guide (profile `pos`, X2). `cloud` holds what api.razorpay.com
 * says differently, for profile `razorpay`.
 */
export interface PosError extends ErrorAnswer {
  readonly cloud?: { readonly status?: number; readonly description?: string };
  /** Members that the caller reads beside `error` (X3). */
  readonly beside?: object;
}

/** Who found the fault. */
export type Processor = 'order' | 'activity' | 'payment' | 'refund';

/** The first words are what the documents' sample looks for (D12, X58). */
const modeRule = "Invalid device mode. Allowed values are 'wired' and 'wireless'.";
const idUnknown = { status: 400, description: 'The id provided does not exist' };

/** `field` as a path: `initiate_checkout.amount`. */
export function fieldMissing(processor: Processor, field: string): PosError {
  const { name } = textOf(field);
  return invalid(processor, field, 'required_field_missing', `${name} field is required`);
}

export function fieldInvalid(processor: Processor, field: string): PosError {
  return invalid(processor, field, 'invalid_value', textOf(field).rule);
}

/** A rule that has its own word as reason: amount_mismatch, currency_mismatch, order_not_found. */
export function fieldRefused(
  field: string,
  reason: string,
  description: string,
  metadata?: ErrorObject['metadata'],
): PosError {
  return invalid('activity', field, reason, description, metadata);
}

export function checkoutAmountTooSmall(): PosError {
  const field = 'initiate_checkout.amount';
  return invalid('activity', field, 'invalid_value', 'Amount must be greater than 0');
}

/** `minimum` in minor units of `currency`. */
export function amountTooSmall(minimum: number, currency: Currency): PosError {
  const least = `${currency} ${decimalText({ minor: minimum, currency })}`;
  return {
    ...invalid('order', 'amount', 'amount_too_small', `Amount must be at least ${least}`),
    cloud: { description: `The amount must be at least ${least}` },
  };
}

export function deviceModeWrong(processor: Processor, problem: 'missing' | 'invalid'): PosError {
  const reason = problem === 'missing' ? 'required_field_missing' : 'invalid_value';
  return invalid(processor, 'device_mode', reason, modeRule);
}

export function deviceIdMissing(): PosError {
  const description = 'device_id required for wireless mode';
  return invalid('activity', 'device_id', 'required_field_missing', description);
}

/** Not JSON, or not an object: there is no field to blame. */
export function bodyInvalid(processor: Processor): PosError {
  return {
    status: 400,
    error: {
      code: 'VALIDATION_FAILED',
      description: `Invalid ${processor} data: the body must be an object`,
      source: sourceOf(processor),
      reason: 'input_validation_failed',
    },
  };
}

export function idInvalid(processor: Processor): PosError {
  const description = `Invalid ${processor} ID format`;
  return {
    ...invalid(processor, `${processor}_id`, 'invalid_value', description),
    cloud: idUnknown,
  };
}

export function notFound(processor: Processor): PosError {
  const [code, name] = {
    order: ['ORDER_NOT_FOUND', 'Order'] as const,
    activity: ['ACTIVITY_NOT_FOUND', 'Activity'] as const,
    payment: ['PAYMENT_NOT_FOUND', 'Payment'] as const,
    refund: ['REFUND_NOT_FOUND', 'Refund'] as const,
  }[processor];
  const description = `${name} with given ID not found`;
  return {
    status: 404,
    error: { code, description, source: sourceOf(processor) },
    cloud: idUnknown,
  };
}

export function orderAlreadyPaid(): PosError {
  return {
    status: 400,
    error: {
      code: 'BUSINESS_LOGIC_ERROR',
      description: 'Order is already paid',
      source: 'activity_processor',
      reason: 'order_already_paid',
    },
  };
}

/** What the cloud says in its own words and with its own code, which callers of refunds compare. */
export function refused(
  processor: Processor,
  reason: string,
  description: string,
  metadata?: ErrorObject['metadata'],
): PosError {
  const error = { code: 'BAD_REQUEST_ERROR', description, source: sourceOf(processor), reason };
  return { status: 400, error: metadata ? { ...error, metadata } : error };
}

/** No terminal is driven from here: they belong to the cloud, or none is paired (X10). */
export function proxyOnly(processor: Processor): PosError {
  const metadata = { mode: 'proxy' };
  if (processor === 'activity') {
    const description = 'Device is in proxy mode, it is not driven from here';
    return deviceTrouble('UNSUPPORTED_ACTION', description, metadata);
  }
  return {
    status: 500,
    error: {
      code: 'BUSINESS_LOGIC_ERROR',
      description: 'Device is in proxy mode, cannot process order',
      source: 'order_processor',
      metadata,
    },
  };
}

/** Wireless calls belong to the cloud; without an upstream they are never run here instead. */
export function upstreamNotConfigured(processor: Processor): PosError {
  return {
    status: 500,
    error: {
      code: 'PROCESSING_FAILED',
      description: 'No upstream is configured for wireless devices',
      source: sourceOf(processor),
      reason: 'upstream_not_configured',
      metadata: { mode: 'proxy' },
    },
  };
}

/** Said instead of an activity that has failed; its members go beside the error (X3). */
export function deviceAbsent(activity: object): PosError {
  return { ...deviceAway(), beside: activity };
}

export function deviceAway(): PosError {
  return deviceTrouble('DEVICE_DISCONNECTED', 'Device is not connected');
}

export function deviceNotFound(): PosError {
  return deviceTrouble('DEVICE_NOT_FOUND', 'Device not found');
}

export function deviceBusy(activityId: string | null, inDoubt: boolean): PosError {
  return deviceTrouble('DEVICE_BUSY', 'Device is in an invalid state or transitioning', {
    ...(activityId === null ? {} : { activity_id: activityId }),
    ...(inDoubt ? { in_doubt: true } : {}),
  });
}

/** The words of the provider's own idempotency keys (razorpay-wire.md section 5). */
export function requestDiffers(): PosError {
  return named(
    400,
    'idempotency_key_reused',
    'Different request with the same idempotency key has already been processed.',
  );
}

export function requestInFlight(): PosError {
  return named(
    409,
    'request_in_flight',
    'A request with the same idempotency key is still being processed.',
  );
}

/** A fault of the HTTP layer on one of this surface's paths. */
export function errorOfFault(
  fault: HttpFault,
  processor: Processor | undefined,
  reference: string | undefined,
): PosError {
  const isBody = fault.kind === 'malformed_body' && processor !== undefined;
  return isBody ? bodyInvalid(processor) : answerOfFault(fault, reference);
}

function invalid(
  processor: Processor,
  field: string,
  reason: string,
  description: string,
  metadata?: ErrorObject['metadata'],
): PosError {
  const source = sourceOf(processor);
  const error = { code: 'VALIDATION_FAILED', description, source, reason, field };
  return { status: 400, error: metadata ? { ...error, metadata } : error };
}

function named(status: number, reason: string, description: string): PosError {
  return { status, error: { code: 'BAD_REQUEST_ERROR', description, source: 'gateway', reason } };
}

function deviceTrouble(
  code: string,
  description: string,
  metadata?: ErrorObject['metadata'],
): PosError {
  const error = { code, description, source: 'device_controller' };
  return { status: 500, error: metadata ? { ...error, metadata } : error };
}

function sourceOf(processor: Processor): string {
  return `${processor}_processor`;
}
