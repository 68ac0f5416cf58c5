import Type from 'typebox';
import { type KeyScope, keyScopes, type ShownKey } from './gateway-keys.ts';
import type { CallNote, Recorded } from './recording.ts';

/** The gateway as its technician sees it: the part of ipc.ts about software beside the till. */
const exactly = { additionalProperties: false } as const;

export const gatewayRequests = {
  'gateway.page': Type.Object({}, exactly),
  /** The secret is in this answer and nowhere else. */
  'gateway.make_key': Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 60 }),
      scopes: Type.Array(Type.Enum([...keyScopes]), {
        minItems: 1,
        maxItems: keyScopes.length,
        uniqueItems: true,
      }),
    },
    exactly,
  ),
  'gateway.revoke_key': Type.Object(
    { keyId: Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_]+$' }) },
    exactly,
  ),
};

export interface GatewayAnswers {
  'gateway.page': GatewayPage;
  'gateway.make_key':
    | { readonly type: 'made'; readonly key: ShownKey; readonly secret: string }
    | { readonly type: 'full' };
  'gateway.revoke_key': { readonly type: 'revoked' | 'unknown' };
}

export interface GatewayPage {
  readonly url: string;
  /** The terminal that samples name. */
  readonly deviceId: string | null;
  readonly keys: readonly ShownKey[];
  /** Newest first, without bodies and without secrets. */
  readonly calls: readonly Recorded<CallNote>[];
  /** Payments whose end nobody knows. */
  readonly unresolved: number;
}

export type { KeyScope };
