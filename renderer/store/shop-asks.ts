import type { Call } from '../ipc.ts';

/** What became of it; the dialog has a sentence for each. */
export type OwnShopOutcome = 'closing' | 'open_already' | 'not_allowed' | 'not_opened';

export interface ShopAsks {
  /** Opens a shop of one's own instead of the demo. The program then closes by itself. */
  open(): Promise<OwnShopOutcome>;
}

export function createShopAsks(call: Call): ShopAsks {
  return {
    async open() {
      const told = await call('shop.open', {});
      if (told.type === 'answer') return told.answer.result;
      return told.type === 'not_allowed' ? 'not_allowed' : 'not_opened';
    },
  };
}
