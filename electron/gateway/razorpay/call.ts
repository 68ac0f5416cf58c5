import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../shared/actor.ts';
import type { Settings } from '../../../shared/settings.ts';
import { type DeviceMode, readDeviceMode } from './device-mode.ts';
import { deviceModeWrong, type Processor } from './errors.ts';
import { withFormAmounts } from './form-amounts.ts';
import { failure, isRecord, type Result, success } from './result.ts';

export type Query = Readonly<Record<string, unknown>>;

export function actorOf(request: FastifyRequest): Actor {
  return { type: 'key', keyId: request.keyId };
}

export function bodyOf(request: FastifyRequest): unknown {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  return isForm ? withFormAmounts(request.body) : request.body;
}

/** X1. A call that changes nothing may leave the mode out: it is then wired. */
export function modeOf(
  request: FastifyRequest,
  processor: Processor,
  settings: Pick<Settings, 'defaultDeviceMode'>,
): Result<DeviceMode> {
  const { headers, query, body, method } = request;
  const sources = {
    header: headers['x-razorpay-device-mode'],
    query: isRecord(query) ? query.device_mode : undefined,
    body: isRecord(body) ? body.device_mode : undefined,
  };
  const mode = readDeviceMode(sources, method === 'GET' ? 'wired' : settings.defaultDeviceMode);
  if (mode === 'missing' || mode === 'invalid') {
    return failure(deviceModeWrong(processor, mode));
  }
  return success(mode);
}
