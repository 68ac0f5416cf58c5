import { describe, expect, test } from 'vitest';
import { hindiTerminalWords } from '../../shared/messages/terminal-words-hi.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';

/** One thing has one name at the counter, on whatever page it is spoken of. */
interface Term {
  readonly english: RegExp;
  readonly hindi: RegExp;
  /** Other names of it, which are nowhere. */
  readonly never?: RegExp;
}

const terms: readonly Term[] = [
  { english: /\bterminals?\b/i, hindi: /मशीन/, never: /टर्मिनल/ },
  { english: /\btills?\b/, hindi: /गल्ल/ },
  // The noun is रिफ़ंड; what is done with the money is लौटना or लौटाना.
  { english: /\brefund/i, hindi: /रिफ़ंड|लौट/, never: /धन-?वापसी|रिफंड|प्रतिदाय/ },
  { english: /\bslips?\b/i, hindi: /पर्ची|पर्चियाँ/, never: /स्लिप/ },
  { english: /\breceipts?\b/i, hindi: /रसीद/ },
  { english: /\bshifts?\b/i, hindi: /शिफ़्ट/, never: /शिफ्ट/ },
  { english: /\b(?:an|the|its) order\b|\borders\b/i, hindi: /ऑर्डर/, never: /आर्डर/ },
  { english: /\bsettle[ds]?\b/i, hindi: /सेटल/, never: /निपटान|जमा कर/ },
  { english: /\bpayments?\b/i, hindi: /भुगतान/, never: /पेमेंट/ },
  { english: /\bthe book\b/i, hindi: /बही/, never: /बहीखाते|लेजर/ },
  { english: /\bapproval code\b/i, hindi: /मंज़ूरी कोड/, never: /अनुमोदन|मंजूर/ },
  { english: /\bdeclined\b/i, hindi: /नामंज़ूर|मना/, never: /अस्वीकृत/ },
  { english: /\bcancelled\b/i, hindi: /रद्द|रोक|रुक/, never: /निरस्त/ },
  { english: /\bmanager\b/i, hindi: /मैनेजर/, never: /प्रबंधक/ },
  { english: /\bdrawer\b/i, hindi: /दराज़|गल्ल/ },
  { english: /\bcash\b/i, hindi: /नकद|पैसे/, never: /कैश(?!ियर)/ },
];

interface Pair {
  readonly key: string;
  readonly english: string;
  readonly hindi: string;
}

const english: Readonly<Record<string, string>> = en;
const inWindows = Object.entries(hi).map(
  ([key, hindi]): Pair => ({
    key,
    english: (english[key] ?? '').replaceAll(/\{\w+\}/g, ''),
    hindi,
  }),
);
const onTerminals = Object.entries(hindiTerminalWords).map(
  ([said, hindi]): Pair => ({ key: said, english: said, hindi }),
);
const pairs = [...inWindows, ...onTerminals];

test.each(terms)('$english is one word in Hindi', (term) => {
  expect(strayed(term, inWindows)).toEqual([]);
  expect(foundNever(term, pairs)).toEqual([]);
});

test('no word is spelt with the dot below on one page and without it on another', () => {
  expect(speltTwice(pairs)).toEqual([]);
});

describe('the glossary notices', () => {
  const stray = { key: 'a', english: 'The terminal refused.', hindi: 'टर्मिनल ने मना किया।' };
  const terminal = terms[0] as Term;

  test('another name', () => {
    expect(strayed(terminal, [stray])).toEqual(['a']);
    expect(foundNever(terminal, [stray])).toEqual(['a']);
  });

  test('another spelling', () => {
    expect(speltTwice([stray, { ...stray, key: 'b', hindi: 'टर्मिनल ने मऩा किया।' }])).toEqual([
      'मना मऩा'.normalize('NFD'),
    ]);
  });
});

function strayed({ english, hindi }: Term, among: readonly Pair[]): readonly string[] {
  return among
    .filter((pair) => english.test(pair.english) && !hindi.test(pair.hindi))
    .map(({ key }) => key);
}

function foundNever({ never }: Term, among: readonly Pair[]): readonly string[] {
  return among.filter(({ hindi }) => never?.test(hindi)).map(({ key }) => key);
}

function speltTwice(among: readonly Pair[]): readonly string[] {
  const spellings = new Map<string, Set<string>>();
  for (const word of among.flatMap(
    ({ hindi }) => hindi.normalize('NFD').match(/[\u0900-\u0963\u0970-\u097F]+/g) ?? [],
  )) {
    const bare = word.replaceAll('\u093C', '');
    spellings.set(bare, (spellings.get(bare) ?? new Set()).add(word));
  }
  return [...spellings.values()]
    .filter(({ size }) => size > 1)
    .map((words) => [...words].join(' '));
}
