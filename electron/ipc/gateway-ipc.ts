import type { Actor } from '../../shared/actor.ts';
import type { KeyDesk } from '../../shared/gateway-keys.ts';
import type { CallNote, Recorded } from '../../shared/recording.ts';
import type { Till } from '../till/till.ts';
import type { IpcHandlers } from './handle.ts';

export interface GatewayFacts {
  readonly till: Till;
  readonly keyDesk: KeyDesk;
  readonly gateway: () => { readonly url: string };
  readonly deviceId: string | null;
  readonly recentCalls: () => readonly Recorded<CallNote>[];
  /** Who stands at the window. */
  readonly actor: () => Actor;
}

/** The gateway as its technician sees it: where it is, who may in, and who has been there. */
export function gatewayHandlers(
  facts: GatewayFacts,
): Pick<IpcHandlers, 'gateway.page' | 'gateway.make_key' | 'gateway.revoke_key'> {
  const { till, keyDesk, gateway, deviceId, recentCalls, actor } = facts;
  return {
    'gateway.page': () => ({
      url: gateway().url,
      deviceId,
      keys: keyDesk.list(),
      calls: recentCalls(),
      unresolved: till.checkouts.open().filter(({ state }) => state === 'in_doubt').length,
    }),
    'gateway.make_key': async ({ name, scopes }) => await keyDesk.make({ name, scopes }, actor()),
    'gateway.revoke_key': async ({ keyId }) => ({ type: await keyDesk.revoke(keyId, actor()) }),
  };
}
