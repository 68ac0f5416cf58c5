import type { WindowMode } from '../../shared/ipc.ts';
import type { IpcHandlers } from './handle.ts';

export interface ShopFacts {
  readonly mode: () => WindowMode;
  /** Makes the place for a real shop, and closes the program a moment after the answer. */
  readonly openOwnShop: () => void;
}

/** From the demo to a shop of one's own. */
export function shopHandlers({ mode, openOwnShop }: ShopFacts): Pick<IpcHandlers, 'shop.open'> {
  return {
    'shop.open': () => {
      if (mode().type !== 'test') return { result: 'open_already' };
      openOwnShop();
      return { result: 'closing' };
    },
  };
}
