import Type from 'typebox';
import {
  type ImportAnswer,
  type ItemAnswer,
  longestGoodsFile,
  type PreviewAnswer,
} from './goods.ts';

const exactly = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const terms = {
  name: Type.String({ maxLength: 200 }),
  category: Type.String({ maxLength: 200 }),
  price: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  code: Type.Union([Type.Null(), Type.String({ maxLength: 200 })]),
};
const text = Type.String({ maxLength: longestGoodsFile });

/** What the shop sells: one thing at a time, or a file of them. */
export const goodsRequests = {
  'goods.add': Type.Object(terms, exactly),
  'goods.change': Type.Object({ id, ...terms }, exactly),
  'goods.remove': Type.Object({ id }, exactly),
  /** What a file would do. */
  'goods.preview': Type.Object({ text }, exactly),
  /** Does it, where it still is what somebody has `seen`. */
  'goods.import': Type.Object({ text, seen: Type.String({ maxLength: 64 }) }, exactly),
};

export interface GoodsAnswers {
  'goods.add': ItemAnswer;
  'goods.change': ItemAnswer;
  'goods.remove': { readonly isGone: boolean };
  'goods.preview': PreviewAnswer;
  'goods.import': ImportAnswer;
}
