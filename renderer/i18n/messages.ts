import type { Language } from '../../shared/messages/language.ts';
import type { Catalogue, MessageKey } from './catalogue.ts';
import { en } from './en.ts';
import { hi } from './hi.ts';

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

/** The names a text wants filled in; `never` for a text without any. */
export type NamesOf<Key extends MessageKey> = NamesIn<(typeof en)[Key]>;

/** Gives the text of a key. The compiler asks for exactly the values that the English text names. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...values: [NamesOf<Key>] extends [never] ? [] : [Readonly<Record<NamesOf<Key>, string>>]
) => string;

const catalogues: Readonly<Record<Language, Catalogue>> = { en, hi };

/** `language` as the first part of a locale ("hi" of "hi-IN"); English where there is no such file. */
export function catalogueOf(language: string): Catalogue {
  return isSpoken(language) ? catalogues[language] : en;
}

function isSpoken(language: string): language is Language {
  return Object.hasOwn(catalogues, language);
}

export function createTranslate(catalogue: Catalogue): Translate {
  return (key, ...[values]) => fillIn(catalogue[key], values ?? {});
}

/** Replaces `{name}` by its value. A name without a value stays visible, so that it is noticed. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
