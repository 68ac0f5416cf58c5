import { createHmac } from 'node:crypto';

/** Of the very bytes that are sent: whoever reads them checks before parsing. */
export function signatureOf(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body, 'utf8').digest('hex');
}
