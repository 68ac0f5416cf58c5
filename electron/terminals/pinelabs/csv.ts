/** More than any message of this protocol needs; whatever is beyond is no message of it. */
const mostFields = 64;
const longestText = 8_192;

/**
 * One line of fields with commas between them; a field in double quotes may hold commas, and a double
 * quote as two. Undefined for anything else: another character set, text beside quotes, quotes left open.
 */
export function decodeCsv(text: string): readonly string[] | undefined {
  if (text.length > longestText || !isPrintable(text)) return undefined;
  const fields: string[] = [];
  let rest = text;
  while (fields.length < mostFields) {
    const match = quoted.exec(rest) ?? plain.exec(rest);
    if (!match) return undefined;
    fields.push((match[1] ?? '').replaceAll('""', '"'));
    rest = rest.slice(match[0].length);
    if (rest === '') return fields;
    rest = rest.slice(1);
  }
  return undefined;
}

/** Quotes what needs it. Undefined for text that the wire cannot carry. */
export function encodeCsv(fields: readonly string[]): string | undefined {
  const text = fields
    .map((field) => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
  const isSendable = fields.length <= mostFields && text.length <= longestText;
  return isSendable && isPrintable(text) ? text : undefined;
}

/** Where each field lies in such a line, quotes included. */
export function fieldRanges(
  text: string,
): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { readonly start: number; readonly end: number }[] = [];
  let start = 0;
  let isQuoted = false;
  for (let place = 0; place <= text.length; place += 1) {
    if (text[place] === '"') isQuoted = !isQuoted;
    if (place < text.length && (text[place] !== ',' || isQuoted)) continue;
    ranges.push({ start, end: place });
    start = place + 1;
  }
  return ranges;
}

const quoted = /^"((?:[^"]|"")*)"(?=,|$)/;
const plain = /^([^",]*)(?=,|$)/;

function isPrintable(text: string): boolean {
  return /^[ -~]*$/.test(text);
}
