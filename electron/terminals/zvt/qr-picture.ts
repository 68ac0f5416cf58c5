import { encode } from 'uqr';
import { type Dots, encodePng } from './png.ts';

/** How many dots wide and high one square of the code is: a phone must read it from a small display. */
const dotsOfSquare = 5;
/** ISO 18004 asks for four empty squares on each side. */
const quietZone = 4;

/** A QR code of this text as a PNG picture. Throws for a text that no QR code can hold. */
export function drawQrCode(text: string): Uint8Array {
  const { data } = encode(text, { ecc: 'M', border: quietZone });
  return encodePng(enlarge(data));
}

function enlarge(squares: Dots): Dots {
  return squares.flatMap((row) => {
    const wide = row.flatMap((square) => repeated(square));
    return repeated(wide);
  });
}

function repeated<Value>(value: Value): readonly Value[] {
  return Array.from({ length: dotsOfSquare }, () => value);
}
