/** What a terminal calls a card, and which network that is; "UPI" says that it was none. */
export interface CardName {
  /** A part of the card's name in small letters, or the number of its type. */
  readonly name: string;
  readonly network: string;
}

/** "BHIM = UPI, 5 = girocard" */
export const cardNamesPattern = '^(?:\\s*[^=,]{1,40}=[^=,]{1,30}(?:,|$))*$';

/** The shop's own table, as it is written in the settings. */
export function readCardNames(text: string): readonly CardName[] {
  return text.split(',').flatMap((line) => {
    const [name = '', network = ''] = line.split('=').map((part) => part.trim());
    return name === '' || network === '' ? [] : [{ name: name.toLowerCase(), network }];
  });
}
