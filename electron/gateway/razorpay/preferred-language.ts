import { type Language, languages } from '../../../shared/messages/language.ts';

/** Of the languages in an Accept-Language header the best liked that we speak; otherwise English. */
export function preferredLanguage(header: string | undefined): Language {
  const liked = (header ?? '')
    .split(',')
    .flatMap(readRange)
    .toSorted((one, other) => other.weight - one.weight);
  return liked[0]?.language ?? 'en';
}

interface Liking {
  readonly language: Language;
  /** From 0, which is not at all, to 1. */
  readonly weight: number;
}

/** `hi-IN;q=0.8`; what we do not speak is left out. */
function readRange(range: string): readonly Liking[] {
  const [, tag, q = '1'] =
    /^\s*([a-z]{2,3})(?:-[a-z0-9]+)*\s*(?:;\s*q=([01](?:\.\d{0,3})?))?\s*$/i.exec(range) ?? [];
  const language = languages.find((each) => each === tag?.toLowerCase());
  const weight = Number(q);
  return language && weight > 0 ? [{ language, weight }] : [];
}
