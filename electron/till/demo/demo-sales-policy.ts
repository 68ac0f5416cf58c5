import type { PaymentFailureCode } from '../../../shared/failures.ts';
import type { PaymentMethod } from '../../../shared/payment.ts';

/** A sale that a demo shop has behind it. */
export interface DemoSale {
  /** In milliseconds since 1970. */
  readonly at: number;
  readonly goods: readonly { readonly item: number; readonly quantity: number }[];
  /** The first is what the customer tried; only the last brought money, or none did. */
  readonly tries: readonly DemoTry[];
  /** When a part of the goods was brought back; null: nothing was. */
  readonly broughtBackAt: number | null;
}

export interface DemoTry {
  readonly method: Extract<PaymentMethod, 'cash' | 'card' | 'upi'>;
  readonly refused: Extract<PaymentFailureCode, 'CARD_DECLINED' | 'INVALID_PIN'> | null;
}

/** At least 0 and less than 1. */
export type Chance = () => number;

const minute = 60_000;
/** From eight to nine in the evening: how many come in each hour, beside one another. */
const rush = [2, 4, 6, 5, 4, 5, 4, 3, 3, 5, 7, 8, 6, 3];
const opens = 8;

/** One day's sales, 30 to 60 in order of time. `midnight` begins the day; `items` is how many there are. */
export function demoDay(midnight: number, items: number, chance: Chance): readonly DemoSale[] {
  const count = 30 + below(31, chance);
  const times = Array.from({ length: count }, () => midnight + timeOfDay(chance));
  return times.toSorted((left, right) => left - right).map((at) => demoSale(at, items, chance));
}

function demoSale(at: number, items: number, chance: Chance): DemoSale {
  const lines = 1 + below(3, chance);
  const first = below(items, chance);
  const tries = demoTries(chance);
  const isCash = tries.length === 1 && tries[0]?.method === 'cash';
  return {
    at,
    // Different goods, whatever the first is.
    goods: Array.from({ length: Math.min(lines, items) }, (_, place) => ({
      item: (first + place * 5) % items,
      quantity: 1 + below(3, chance),
    })),
    tries,
    broughtBackAt: isCash && chance() < 0.08 ? at + (10 + below(30, chance)) * minute : null,
  };
}

function demoTries(chance: Chance): readonly DemoTry[] {
  const share = chance();
  const method = share < 0.5 ? 'upi' : share < 0.74 ? 'card' : 'cash';
  if (method !== 'card' || chance() > 0.16) return [{ method, refused: null }];
  const refused = chance() < 0.6 ? 'CARD_DECLINED' : 'INVALID_PIN';
  const tried: DemoTry = { method, refused };
  // One in four goes away without the goods.
  if (chance() < 0.25) return [tried];
  return [tried, { method: chance() < 0.6 ? 'upi' : 'cash', refused: null }];
}

function timeOfDay(chance: Chance): number {
  let left = chance() * rush.reduce((sum, each) => sum + each, 0);
  const hour = rush.findIndex((each) => {
    left -= each;
    return left < 0;
  });
  return ((opens + hour) * 60 + below(60, chance)) * minute + below(minute, chance);
}

function below(limit: number, chance: Chance): number {
  return Math.floor(chance() * limit);
}
