import type { StaffActor } from '../../shared/actor.ts';
import type { Goods } from '../till/goods/goods.ts';
import type { IpcHandlers } from './handle.ts';

export interface GoodsFacts {
  readonly goods: Goods;
  /** Whoever asked what is being answered. */
  readonly actor: () => StaffActor;
}

/** What the shop sells. */
export function goodsHandlers({
  goods,
  actor,
}: GoodsFacts): Pick<IpcHandlers, Extract<keyof IpcHandlers, `goods.${string}`>> {
  return {
    'goods.add': (terms) => goods.add(terms, actor()),
    'goods.change': ({ id, ...terms }) => goods.change(id, terms, actor()),
    'goods.remove': async ({ id }) => ({ isGone: await goods.remove(id, actor()) }),
    'goods.preview': ({ text }) => goods.preview(text),
    'goods.import': ({ text, seen }) => goods.keepFile(text, seen, actor()),
  };
}
