/** Something off a price: an amount in minor units, or hundredths of a percent (1250 is 12.5 %). */
export type Discount =
  | { readonly type: 'amount'; readonly minor: number }
  | { readonly type: 'percent'; readonly hundredths: number };

const whole = 10_000;

/** What a discount takes off, in minor units, halves rounded up. It may be more than there is. */
export function discountOf(discount: Discount | null, minor: number): number {
  if (discount === null) return 0;
  if (discount.type === 'amount') return discount.minor;
  return Math.floor((minor * discount.hundredths + whole / 2) / whole);
}

/**
 * Spreads an amount over lines in the proportion of what they come to, exactly: the shares add up to it,
 * and what rounding leaves goes to the lines that it cost most, the first of equals. Something is left of
 * every line. Undefined where that cannot be.
 */
export function spread(amount: number, lines: readonly number[]): readonly number[] | undefined {
  const total = lines.reduce((sum, line) => sum + line, 0);
  if (amount === 0) return lines.map(() => 0);
  if (total === 0) return undefined;
  // Two amounts multiplied are more than a number holds exactly.
  const exact = lines.map((line) => BigInt(amount) * BigInt(line));
  const shares = exact.map((product) => Number(product / BigInt(total)));
  const cost = exact.map((product) => Number(product % BigInt(total)));
  const byCost = lines.map((_, place) => place).sort((one, other) => costOf(other) - costOf(one));
  let left = amount - shares.reduce((sum, share) => sum + share, 0);
  // More than once only where some lines are too small for their share.
  for (let open = byCost; left > 0; open = open.filter((place) => room(place) > 0)) {
    if (open.length === 0) return undefined;
    for (const place of open.filter((each) => room(each) > 0).slice(0, left)) {
      shares[place] = (shares[place] ?? 0) + 1;
      left -= 1;
    }
  }
  return lines.every((_, place) => room(place) >= 0) ? shares : undefined;

  function costOf(place: number): number {
    return cost[place] ?? 0;
  }

  /** How much more this line can bear. */
  function room(place: number): number {
    return Math.max(0, (lines[place] ?? 0) - 1) - (shares[place] ?? 0);
  }
}
