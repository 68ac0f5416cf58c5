import type { RawAnswer } from './raw-line.ts';

/** What is wrong with an answer of the gateway, whatever it was asked; undefined when nothing is. */
export function judgeAnswer({ status, head, body }: RawAnswer, method: string): string | undefined {
  if (status === 0) return 'no status line';
  if (!head.includes('\r\ncontent-type: application/json')) return 'not JSON by its type';
  if (method === 'HEAD' && body === '') return status >= 500 ? `a ${status} for HEAD` : undefined;
  const entity = parse(body);
  if (!isRecord(entity)) return 'not a JSON object';
  if (typeof entity.success === 'boolean') return judgeEnvelope(status, entity);
  if (status === 200) return isEntity(entity) ? undefined : 'an entity nobody documents';
  if (status < 400) return `a ${status}`;
  return judgeError(status, entity.error);
}

/** The payment module's own shape: `{success, message, data}`. */
export function judgeEnvelope(
  status: number,
  { success, message, error }: Readonly<Record<string, unknown>>,
): string | undefined {
  if (!isText(message)) return 'an envelope without a message';
  if (success !== status < 300) return `${String(success)} in a ${status}`;
  // Its document has a 500 for what a terminal or an upstream cannot do; our own faults have another.
  const isOurFault = status >= 500 && message === 'Internal server error';
  return isOurFault ? `a ${status}: ${String(error)}` : undefined;
}

function judgeError(status: number, error: unknown): string | undefined {
  if (!isRecord(error)) return 'an error without its shape';
  const { code, description, source, metadata } = error;
  const isShaped = isText(code) && /^[A-Z_]+$/.test(code) && isText(description) && isText(source);
  if (!isShaped) return 'an error without its shape';
  if (status < 500) return undefined;
  // Each of the two vocabularies names the other's code beside its own.
  const codes = isRecord(metadata) ? [code, metadata.code] : [code];
  const isDocumented = codes.some((each) => deviceErrors.has(`${status} ${each}`));
  return isDocumented && error.reason !== 'unexpected' ? undefined : `a ${status}`;
}

/** The guide's own answers about a terminal, or about one that belongs to the cloud (R36, R39, X3). */
const deviceErrors = new Set([
  '500 DEVICE_BUSY',
  '500 DEVICE_NOT_FOUND',
  '500 DEVICE_DISCONNECTED',
  '500 DEVICE_TIMEOUT',
  '500 DEVICE_ERROR',
  '500 UNSUPPORTED_ACTION',
  '500 BUSINESS_LOGIC_ERROR',
  '500 PROCESSING_FAILED',
]);

function isEntity(entity: Readonly<Record<string, unknown>>): boolean {
  const kinds: readonly unknown[] = [
    ...['order', 'payment', 'refund', 'card', 'collection', 'device.activity'],
  ];
  return kinds.includes(entity.entity) || entity.status === 'ok' || entity.result === 'done';
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
