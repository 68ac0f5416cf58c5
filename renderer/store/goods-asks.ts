import type { ImportAnswer, ItemAnswer, ItemTerms, PreviewAnswer } from '../../shared/goods.ts';
import type { Call, CallResult } from '../ipc.ts';

/** What came of a question about goods; else why nobody knows. */
export type GoodsTold<Answer> = Answer | 'not_allowed' | 'no_answer';

/** Changing what the shop sells. None rejects; the catalogue as it then is comes as news. */
export interface GoodsAsks {
  add(terms: ItemTerms): Promise<GoodsTold<ItemAnswer>>;
  change(id: string, terms: ItemTerms): Promise<GoodsTold<ItemAnswer>>;
  remove(id: string): Promise<GoodsTold<{ readonly isGone: boolean }>>;
  /** What a file would do. */
  preview(text: string): Promise<GoodsTold<PreviewAnswer>>;
  /** Does what somebody has `seen`. */
  keepFile(text: string, seen: string): Promise<GoodsTold<ImportAnswer>>;
}

export function createGoodsAsks(call: Call): GoodsAsks {
  return {
    add: async (terms) => told(await call('goods.add', terms)),
    change: async (id, terms) => told(await call('goods.change', { id, ...terms })),
    remove: async (id) => told(await call('goods.remove', { id })),
    preview: async (text) => told(await call('goods.preview', { text })),
    keepFile: async (text, seen) => told(await call('goods.import', { text, seen })),
  };
}

type GoodsChannel =
  | 'goods.add'
  | 'goods.change'
  | 'goods.remove'
  | 'goods.preview'
  | 'goods.import';

function told<Channel extends GoodsChannel>(result: CallResult<Channel>) {
  if (result.type === 'answer') return result.answer;
  return result.type === 'not_allowed' ? 'not_allowed' : 'no_answer';
}
