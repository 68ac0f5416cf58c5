import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** Hexadecimal HMAC-SHA256, as the provider signs checkouts and webhooks. Throws for an empty secret. */
export function sign(secret: string, content: string | Uint8Array): string {
  if (secret === '') throw new Error('Nothing is signed with an empty secret');
  return createHmac('sha256', secret).update(content).digest('hex');
}

/** What is signed of a checkout (M6). */
export function checkoutText(orderId: string, paymentId: string): string {
  return `${orderId}|${paymentId}`;
}

/**
 * Which of the secrets this content was signed with; -1 for none. Takes the same time whichever it is
 * and whatever is wrong with the signature.
 */
export function signerOf(
  secrets: readonly string[],
  content: string | Uint8Array,
  signature: string,
): number {
  const given = digest(signature);
  let signer = -1;
  for (const [at, secret] of secrets.entries()) {
    if (timingSafeEqual(digest(sign(secret, content)), given) && signer < 0) signer = at;
  }
  return signer;
}

// Digests are of one length, so comparing them says nothing about the lengths of what was given.
function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
