import type { Item } from './catalogue.ts';
import type { CodeProblem } from './item-code.ts';

/** What somebody says of something the shop sells; the price in minor units of the shop's currency. */
export interface ItemTerms {
  readonly name: string;
  /** Empty for none. */
  readonly category: string;
  readonly price: number;
  /** Null where nothing stands on it in bars. */
  readonly code: string | null;
}

/** Why something cannot be sold as it was said. */
export type ItemProblem =
  | CodeProblem
  | 'name_missing'
  | 'name_long'
  | 'name_unreadable'
  | 'category_long'
  | 'category_unreadable'
  /** Nothing free is sold: what costs nothing is more often a mistake. */
  | 'price_missing'
  | 'price_wrong'
  | 'price_too_large'
  /** A name or a category in which somebody wrote a card's number. */
  | 'card_number'
  | 'code_taken'
  /** Two of one name are told apart by their codes only. */
  | 'name_taken'
  | 'goods_full'
  | 'unknown';

export type ItemAnswer =
  | { readonly ok: true; readonly item: Item }
  | { readonly ok: false; readonly why: ItemProblem };

/** What a column of a file may be. */
export const goodsColumns = ['name', 'price', 'category', 'code'] as const;

export type GoodsColumn = (typeof goodsColumns)[number];

/** Why one line of a file is not taken. */
export type LineProblem =
  | ItemProblem
  /** An earlier line of the file speaks of the same goods. */
  | 'line_again'
  /** Several goods have this name, and the line has no code. */
  | 'name_ambiguous'
  /** More cells than the first line has names for: a comma that belongs to a name or a price. */
  | 'cells_many';

export interface RefusedLine {
  /** As an editor counts them; the names of the columns stand in the first. */
  readonly line: number;
  readonly problem: LineProblem;
  /** What stands in the line. */
  readonly text: string;
}

/** Why nothing of a file can be taken. */
export type FileProblem =
  | { readonly type: 'file_empty' | 'file_no_price' | 'file_no_name' | 'file_too_large' }
  /** A workbook, a picture: anything that is no text. */
  | { readonly type: 'file_not_text' }
  /** Cells that begin with a quotation mark in this line never end. */
  | { readonly type: 'file_quote_open'; readonly line: number };

/** What one line of a file makes of the catalogue. */
export interface PlannedItem {
  readonly line: number;
  /** Null for something new. */
  readonly before: ItemTerms | null;
  readonly after: ItemTerms;
}

/** What taking a file would do, to be looked at before it is done. */
export interface GoodsPreview {
  /** Names exactly this plan: what is kept is what somebody has seen. */
  readonly seen: string;
  /** The name that each column has in the file; null where the file has none. */
  readonly columns: Readonly<Record<GoodsColumn, string | null>>;
  /** Columns that mean nothing here. */
  readonly unused: readonly string[];
  readonly added: number;
  readonly changed: number;
  /** As they are already. */
  readonly same: number;
  /** The first of what is new and what changes, as many as a person looks at. */
  readonly planned: readonly PlannedItem[];
  readonly refused: readonly RefusedLine[];
}

export type PreviewAnswer =
  | { readonly ok: true; readonly preview: GoodsPreview }
  | { readonly ok: false; readonly why: FileProblem };

export type ImportAnswer =
  | { readonly ok: true; readonly added: number; readonly changed: number }
  /** The catalogue has changed since somebody looked; this is what it would do now. */
  | { readonly ok: false; readonly why: 'not_seen'; readonly preview: GoodsPreview }
  | { readonly ok: false; readonly why: 'file'; readonly problem: FileProblem };

/** Characters of a file; more than ten thousand goods. */
export const longestGoodsFile = 4_000_000;
