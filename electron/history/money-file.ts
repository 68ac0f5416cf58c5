import { setImmediate as otherWork } from 'node:timers/promises';
import type { MoneyLine } from '../../shared/money-line.ts';
import type { MoneyFileShape } from './money-file-policy.ts';

const chunk = 500;

/** The text of a file of payments and refunds; the till sells on while it is made. */
export async function moneyFile(
  lines: readonly MoneyLine[],
  shape: MoneyFileShape,
): Promise<string> {
  const pieces: string[] = [];
  for (let place = 0; place < lines.length; place += chunk) {
    const some = lines.slice(place, place + chunk);
    pieces.push(some.map((line) => shape.line(line)).join(shape.between));
    await otherWork();
  }
  return `${shape.head}${pieces.join(shape.between)}${lines.length > 0 ? shape.foot : shape.emptyFoot}`;
}
