/** Windows-1252, which printers number 16: what is beyond ASCII and stands elsewhere than in Unicode. */
const elsewhere: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‚': 0x82,
  ƒ: 0x83,
  '„': 0x84,
  '…': 0x85,
  '†': 0x86,
  '‡': 0x87,
  '‰': 0x89,
  Š: 0x8a,
  '‹': 0x8b,
  Œ: 0x8c,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  '™': 0x99,
  š: 0x9a,
  '›': 0x9b,
  œ: 0x9c,
  ž: 0x9e,
  Ÿ: 0x9f,
  // No code page has the minus of arithmetic.
  '−': 0x2d,
  // Formats of amounts hold spaces that must not break.
  '\u00a0': 0x20,
  '\u202f': 0x20,
};

export const codePageNumber = 16;

/**
 * A text in the printer's code page; undefined when a letter is not in it. Control characters become
 * spaces: what is in a name or a note must never be a command to the printer.
 */
export function encodeText(text: string): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const letter of text) {
    const byte = byteOf(letter);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

function byteOf(letter: string): number | undefined {
  const code = letter.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return 0x20;
  if (code < 0x7f || (code > 0xa0 && code <= 0xff)) return code;
  return elsewhere[letter];
}
