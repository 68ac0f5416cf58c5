import type { Item, SaleLine } from '../../shared/catalogue.ts';
import type { CartLine } from '../../shared/ipc.ts';

/**
 * A cart as lines of an order. Prices come from the catalogue unless somebody who may has said another.
 * Undefined when an item is not in it.
 */
export function saleLines(
  cart: readonly CartLine[],
  items: readonly Item[],
): readonly SaleLine[] | undefined {
  const lines: SaleLine[] = [];
  for (const line of cart) {
    if (line.type === 'amount') {
      lines.push({ name: line.name ?? 'Amount', quantity: 1, unitAmount: line.amount });
      continue;
    }
    const item = items.find(({ id }) => id === line.itemId);
    if (!item) return undefined;
    const { quantity, unitAmount = item.price, discount } = line;
    lines.push({
      ...{ name: item.name, quantity, unitAmount, itemId: item.id },
      ...(unitAmount === item.price ? {} : { listAmount: item.price }),
      ...(discount === undefined ? {} : { discount }),
    });
  }
  return lines;
}
