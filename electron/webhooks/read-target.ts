import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import type { AllowedTargets, TargetObstacle } from '../../shared/webhook.ts';
import { reachOf } from './address-reach.ts';

/**
 * Whether events may be sent to this address, and how it is written: https to anywhere, http to this
 * computer alone, and what the shop allows besides. Where a name leads shows only when it is called
 * (`guarded-lookup.ts`).
 */
export function readTarget(
  text: string,
  allowed: AllowedTargets,
): { readonly ok: true; readonly url: string } | { readonly ok: false; why: TargetObstacle } {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return { ok: false, why: 'not_an_address' };
  // However a number was written, decimal, octal or with parts left out: from here on it is an address.
  const url = new URL(trimmed);
  const isPlain = url.protocol === 'http:';
  if (!isPlain && url.protocol !== 'https:') return { ok: false, why: 'not_an_address' };
  const reach = reachOfHost(url.hostname);
  if (isPlain && reach !== 'this_computer' && !allowed.plain)
    return { ok: false, why: 'not_secure' };
  if (reach === 'own_network' && !allowed.ownNetwork) return { ok: false, why: 'own_network' };
  if (url.username !== '' || url.password !== '') return { ok: false, why: 'has_credentials' };
  url.hash = '';
  const { href } = url;
  return screenCardNumbers(href) === href
    ? { ok: true, url: href }
    : { ok: false, why: 'has_card_number' };
}

/** Whether it names this computer by a name that nobody else can give to another. */
export function isThisComputer(hostname: string): boolean {
  return reachOfHost(hostname) === 'this_computer';
}

function reachOfHost(hostname: string) {
  if (hostname === 'localhost') return 'this_computer';
  return reachOf(hostname.replace(/^\[(.*)\]$/, '$1')) ?? 'anywhere';
}
