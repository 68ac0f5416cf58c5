import type { Actor } from './actor.ts';

/**
 * What a key may be used for: `sell` is orders and checkouts, `refund` money back, `pair` finding,
 * pairing and examining terminals, `webhooks` who is told
 * elsewhere what happens.
 */
export const keyScopes = ['sell', 'refund', 'pair', 'webhooks'] as const;

export type KeyScope = (typeof keyScopes)[number];

/** A key as people see it: never its secret, nor what is kept of it. */
export interface ShownKey {
  readonly keyId: string;
  /** What it is for, in somebody's words; empty for the first one. */
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** Keys of the gateway: made, shown once, taken back. */
export interface KeyDesk {
  /** Oldest first. */
  list(): readonly ShownKey[];
  /** The secret is in nothing but this answer. `full` where there are too many. */
  make(
    wanted: { readonly name: string; readonly scopes: readonly KeyScope[] },
    actor: Actor,
  ): Promise<
    | { readonly type: 'made'; readonly key: ShownKey; readonly secret: string }
    | { readonly type: 'full' }
  >;
  /** From the next request on nobody gets in with it. */
  revoke(keyId: string, actor: Actor): Promise<'revoked' | 'unknown'>;
}
