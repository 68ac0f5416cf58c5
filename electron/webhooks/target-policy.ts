import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import type { TargetObstacle } from '../../shared/webhook.ts';

const loopback: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether events may be sent to this address, and how it is written: https to anywhere, http to this
 * computer alone.
 */
export function readTarget(
  text: string,
): { readonly ok: true; readonly url: string } | { readonly ok: false; why: TargetObstacle } {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return { ok: false, why: 'not_an_address' };
  const url = new URL(trimmed);
  const isPlain = url.protocol === 'http:';
  if (!isPlain && url.protocol !== 'https:') return { ok: false, why: 'not_an_address' };
  if (isPlain && !loopback.includes(url.hostname)) return { ok: false, why: 'not_secure' };
  if (url.username !== '' || url.password !== '') return { ok: false, why: 'has_credentials' };
  url.hash = '';
  const { href } = url;
  return screenCardNumbers(href) === href
    ? { ok: true, url: href }
    : { ok: false, why: 'has_card_number' };
}
