const devanagari = /[\u0900-\u097f]/;

/** Whether a word is written in the letters of Hindi. */
export function isHindi(word: string): boolean {
  return devanagari.test(word);
}

/**
 * The consonants that are heard in a word, in one spelling for Hindi and Latin letters, so that "समोसा"
 * finds "samosa" and "paneer" finds "पनीर". Vowels are spelt too differently to count; one at the
 * beginning counts as being there.
 */
export function soundOf(word: string): string {
  const latin = isHindi(word) ? latinOf(word) : word.toLowerCase();
  let sound = latin;
  for (const [spelling, heard] of spellings) sound = sound.replaceAll(spelling, heard);
  const first = /^[aeiou]/.test(sound) ? 'a' : '';
  return first + sound.replace(/(?!^y)[aeiouy]/g, '').replace(/(.)\1+/g, '$1');
}

/** Latin spellings of one sound, in the order in which they are read. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  [/chh/g, 'ch'],
  [/ck/g, 'k'],
  [/ph/g, 'f'],
  [/w/g, 'v'],
  [/z/g, 'j'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/c(?!h)/g, 'k'],
  [/m(?=[pb])/g, 'n'],
];

const consonants: Readonly<Record<string, string>> = {
  ...{ क: 'k', ख: 'kh', ग: 'g', घ: 'gh', ङ: 'n' },
  ...{ च: 'ch', छ: 'ch', ज: 'j', झ: 'jh', ञ: 'n' },
  ...{ ट: 't', ठ: 'th', ड: 'd', ढ: 'dh', ण: 'n' },
  ...{ त: 't', थ: 'th', द: 'd', ध: 'dh', न: 'n' },
  ...{ प: 'p', फ: 'f', ब: 'b', भ: 'bh', म: 'm' },
  ...{ य: 'y', र: 'r', ल: 'l', ळ: 'l', व: 'v' },
  ...{ श: 'sh', ष: 'sh', स: 's', ह: 'h', '\u0902': 'n', '\u0901': 'n' },
};

/** Vowels come out as a, which is enough to see where a word begins with one. */
function latinOf(word: string): string {
  // With a dot below, ड and ढ are a kind of r; the dots of other letters change no sound that counts.
  const plain = word
    .normalize('NFD')
    .replace(/[डढ]\u093c/g, 'र')
    .replaceAll('\u093c', '');
  return [...plain]
    .map((letter) => consonants[letter] ?? (/[\u0904-\u0914]/.test(letter) ? 'a' : ''))
    .join('');
}
