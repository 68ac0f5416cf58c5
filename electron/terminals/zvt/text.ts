/**
 * Text on the wire. The standard says code page 437; several real terminals send ISO-8859-1 instead
 * (terminals.md section 2), and nothing in the message says which.
 */
const codePage437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ' +
  'áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
  '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Reads a text that was sent as one; a receipt's lines must be judged together. */
export function decodeText(bytes: Uint8Array): string {
  return readerFor(bytes)(bytes);
}

/** The same for the lines of one receipt: what one line shows about the code page holds for all. */
export function decodeLines(lines: readonly Uint8Array[]): readonly string[] {
  const all = Uint8Array.from(lines.flatMap((line) => [...line]));
  return lines.map(readerFor(all));
}

/** In code page 437; what it does not have becomes a question mark. */
export function encodeText(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return code;
    const place = codePage437.indexOf(character);
    return place < 0 ? 0x3f : 0x80 + place;
  });
}

/**
 * 80-9F are control characters in ISO-8859-1 and most accented letters in code page 437, so one of them
 * decides. Otherwise letters of ISO-8859-1 (C0-FF) do, which in code page 437 are frames and formulas,
 * except E1: that is its ß, and far more frequent on receipts than á.
 */
function readerFor(bytes: Uint8Array): (bytes: Uint8Array) => string {
  if (bytes.some((byte) => byte >= 0x80 && byte <= 0x9f)) return readCodePage437;
  return bytes.some((byte) => byte >= 0xc0 && byte !== 0xe1) ? readIso8859 : readCodePage437;
}

function readCodePage437(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) =>
    byte < 0x80 ? String.fromCharCode(byte) : codePage437.charAt(byte - 0x80),
  ).join('');
}

function readIso8859(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}
