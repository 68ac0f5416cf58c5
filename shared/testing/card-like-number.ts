/**
 * A number that reads as a card's: an issuer's first digits and a right check digit. Made here, so that
 * none is written down in a test.
 */
export function cardLikeNumber(length = 16): string {
  const digits = '4'.padEnd(length - 1, '7');
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const weighed = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
