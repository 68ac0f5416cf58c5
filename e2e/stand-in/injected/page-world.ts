import type { Packed } from './packed.ts';
import type { createWorldBridge } from './world-bridge.ts';
import type { createWorldLink } from './world-link.ts';

export interface PageWorldParts {
  readonly token: string;
  readonly createWorldLink: typeof createWorldLink;
  readonly createWorldBridge: typeof createWorldBridge;
}

/**
 * Runs first in the page's own world: puts there what the preload script exposes, frozen and fixed.
 * Runs in the page through its text: it uses nothing from outside itself.
 */
export function startPageWorld(parts: PageWorldParts): void {
  if (window !== window.top) return;
  const link = parts.createWorldLink(parts.token, 'page');
  const { unpack } = parts.createWorldBridge(link);

  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (ArrayBuffer.isView(value) || Object.isFrozen(value)) return value;
    Object.freeze(value);
    for (const item of Object.values(value)) freeze(item);
    return value;
  };

  link.listen('expose', ({ key, packed }: { key: string; packed: Packed }) => {
    if (key in window) return 'taken';
    Object.defineProperty(window, key, { value: freeze(unpack(packed)), enumerable: true });
    return 'exposed';
  });
}
