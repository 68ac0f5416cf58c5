const texts = new WeakMap<object, string>();

/**
 * A simulated terminal's memory as JSON. It is written several times in a sale, with a thousand
 * transactions in it that no longer change, so each of those is put into words once.
 */
export function recordText<Transaction extends object>({
  transactions,
  ...rest
}: {
  readonly transactions: readonly Transaction[];
}): string {
  const list = transactions.map(textOf).join(',');
  return `${JSON.stringify({ version: 1, ...rest }).slice(0, -1)},"transactions":[${list}]}`;
}

function textOf(transaction: object): string {
  const known = texts.get(transaction);
  if (known !== undefined) return known;
  const text = JSON.stringify(transaction);
  texts.set(transaction, text);
  return text;
}
