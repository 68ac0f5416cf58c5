/** Shorter rows of digits are amounts, dates and references; the shortest card number has 14. */
const shortestCardNumber = 13;
const zero = 0x30;
const nine = 0x39;
const at = 0x40;
const asterisk = 0x2a;
const separators: ReadonlySet<number> = new Set([0x20, 0x2d, 0x2e]);

/**
 * Text for the wire log, of the same length: of rows of digits as long as a card number, also when
 * grouped, the last four stay; of addresses (name@bank, name@mail) what is behind the @.
 */
export function maskText(bytes: Uint8Array): Uint8Array {
  const masked = bytes.slice();
  maskDigitRows(masked);
  maskAddresses(masked);
  return masked;
}

function maskDigitRows(bytes: Uint8Array): void {
  let row: number[] = [];
  let isGap = false;
  for (const [place, byte] of bytes.entries()) {
    if (isDigit(byte)) {
      row.push(place);
      isGap = false;
    } else if (separators.has(byte) && row.length > 0 && !isGap) {
      isGap = true;
    } else {
      end();
    }
  }
  end();

  function end(): void {
    if (row.length >= shortestCardNumber) {
      for (const place of row.slice(0, -4)) bytes[place] = asterisk;
    }
    row = [];
    isGap = false;
  }
}

function maskAddresses(bytes: Uint8Array): void {
  for (const [place, byte] of bytes.entries()) {
    if (byte !== at) continue;
    for (let before = place - 1; before >= 0 && isOfAName(bytes[before] ?? 0); before -= 1) {
      bytes[before] = asterisk;
    }
  }
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine;
}

/** Letters, digits, and . _ + - and what has been masked already. */
function isOfAName(byte: number): boolean {
  return /[A-Za-z0-9._+*-]/.test(String.fromCharCode(byte));
}
