/**
 * The fields of an answer by their place in the CSV, counted from zero; it is read by place only. Those
 * after the retrieval reference are read off examples and not confirmed with hardware.
 */
export const places = {
  reference: 0,
  approvalCode: 1,
  hostResponse: 2,
  card: 3,
  expiry: 4,
  cardholder: 5,
  network: 6,
  invoice: 7,
  batch: 8,
  terminalId: 9,
  points: 10,
  remark: 11,
  acquirer: 12,
  merchantId: 13,
  retrievalReference: 14,
  entryMode: 15,
  printFlag: 16,
  merchantName: 17,
  merchantAddress: 18,
  merchantCity: 19,
  version: 20,
  /** ddmmyyyy */
  date: 31,
  /** hhmmss */
  time: 32,
  transactionId: 33,
  /** In paise; some versions end before it, and others have something else there. */
  amount: 34,
  /** The type that was asked for. Only beside it the amount is one. */
  transactionType: 35,
} as const;

export type FieldName = keyof typeof places;

/** Without the blanks around it; empty where the answer ends before. */
export function fieldOf(fields: readonly string[], name: FieldName): string {
  return (fields[places[name]] ?? '').trim();
}

/** A whole line of fields; what is not given stays empty. */
export function fieldsWith(
  values: Partial<Readonly<Record<FieldName, string>>>,
): readonly string[] {
  const fields = Array<string>(places.transactionType + 1).fill('');
  for (const [name, value] of Object.entries(values)) fields[places[name as FieldName]] = value;
  return fields;
}
