import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../shared/actor.ts';
import { type DeviceMode, readDeviceMode } from './device-mode.ts';
import { deviceModeWrong, type Processor } from './errors.ts';
import { withFormAmounts } from './form-amounts.ts';
import { failure, isRecord, type Result, success } from './result.ts';

export type Query = Readonly<Record<string, unknown>>;

const formType = /^application\/x-www-form-urlencoded/i;

export function actorOf(request: FastifyRequest): Actor {
  return { type: 'key', keyId: request.keyId };
}

export function bodyOf(request: FastifyRequest): unknown {
  const isForm = formType.test(request.headers['content-type'] ?? '');
  return isForm ? withFormAmounts(request.body) : request.body;
}

/** X1. `otherwise` is what a call without a mode is taken for. */
export function modeOf(
  request: FastifyRequest,
  processor: Processor,
  otherwise: DeviceMode | null,
): Result<DeviceMode> {
  const { headers, query, body } = request;
  const sources = {
    header: headers['x-razorpay-device-mode'],
    query: isRecord(query) ? query.device_mode : undefined,
    body: isRecord(body) ? body.device_mode : undefined,
  };
  const mode = readDeviceMode(sources, otherwise);
  if (mode === 'missing' || mode === 'invalid') return failure(deviceModeWrong(processor, mode));
  return success(mode);
}
