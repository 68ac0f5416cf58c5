/**
 * Bytes at the beginning of a text, two digits each or in pairs (`0601 0a04`), with spaces, colons,
 * commas or dashes between two, and 0x before them where somebody likes that. `rest` begins where no
 * more can be read.
 */
export function leadingBytes(text: string): {
  readonly bytes: readonly number[];
  readonly rest: string;
} {
  const bytes: number[] = [];
  let rest = text;
  for (;;) {
    const [all, digits] = /^[\s:,-]*(?:0x)?((?:[0-9a-f]{2})+)(?![0-9a-z])/i.exec(rest) ?? [];
    if (all === undefined || digits === undefined) return { bytes, rest };
    for (const pair of digits.match(/../g) ?? []) bytes.push(Number.parseInt(pair, 16));
    rest = rest.slice(all.length);
  }
}
