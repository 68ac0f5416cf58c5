/** How a part of a sale is to be paid. */
export type PartMethod = 'card' | 'upi' | 'upi_person' | 'cash';

/** Amounts in minor units. */
export interface SplitPart {
  readonly method: PartMethod;
  readonly minor: number;
}

/** Who pays what, while it is being agreed: parts in any order, and how the rest is shared. */
export interface SplitPlan {
  readonly due: number;
  readonly parts: readonly SplitPart[];
  /** Equal shares that the rest still has; 1 where it is one part. */
  readonly shares: number;
}

export type SplitChange =
  | { readonly type: 'changed'; readonly plan: SplitPlan }
  | { readonly type: 'refused'; readonly why: SplitRefusal };

export type SplitRefusal = 'split_complete' | 'part_too_large' | 'parts_most';

/** More people than this pay at two tills. */
export const mostParts = 12;

export function newPlan(due: number): SplitPlan {
  return { due, parts: [], shares: 1 };
}

/** What no part covers yet. */
export function restOf({ due, parts }: SplitPlan): number {
  return parts.reduce((rest, { minor }) => rest - minor, due);
}

/** The rest in so many equal shares; fewer where there is not a coin for each. */
export function shareRest(plan: SplitPlan, shares: number): SplitPlan {
  return { ...plan, shares: Math.max(1, Math.min(shares, restOf(plan))) };
}

/** What the next part is when nobody types another amount. The last share takes the odd coins. */
export function nextPart(plan: SplitPlan): number {
  return Math.floor(restOf(plan) / plan.shares);
}

/** One more part; `typed` is 0 where nobody typed an amount. */
export function addPart(plan: SplitPlan, method: PartMethod, typed: number): SplitChange {
  const rest = restOf(plan);
  if (rest === 0) return { type: 'refused', why: 'split_complete' };
  if (typed > rest) return { type: 'refused', why: 'part_too_large' };
  const minor = typed === 0 ? nextPart(plan) : typed;
  const isLast = plan.parts.length === mostParts - 1;
  if (isLast && minor < rest) return { type: 'refused', why: 'parts_most' };
  const parts = [...plan.parts, { method, minor }];
  return { type: 'changed', plan: shareRest({ ...plan, parts }, plan.shares - 1) };
}

/** The part that comes next when so much has been paid; what is missing of one comes first. */
export function comingPart(parts: readonly SplitPart[], paid: number): SplitPart | null {
  let end = 0;
  for (const { method, minor } of parts) {
    end += minor;
    if (end > paid) return { method, minor: end - paid };
  }
  return null;
}

/** Takes the last part back; the rest is one part again. */
export function removeLastPart(plan: SplitPlan): SplitPlan {
  return { ...plan, parts: plan.parts.slice(0, -1), shares: 1 };
}
