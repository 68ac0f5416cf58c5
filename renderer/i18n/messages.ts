import type { Language } from '../../shared/messages/language.ts';
import type { Catalogue, MessageKey } from './catalogue.ts';
import { en } from './en.ts';

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

/** English comes with the window, another language when somebody wants to read it. */
const here = new Map<string, Catalogue>([['en', en]]);

const others: Readonly<Record<Exclude<Language, 'en'>, () => Promise<Catalogue>>> = {
  hi: async () => (await import('./hi.ts')).hi,
};

/** Of a locale as in the settings ("hi-IN"); English where its language is not here, or has no file. */
export function catalogueOf(locale: string): Catalogue {
  return here.get(languageOf(locale)) ?? en;
}

/** Whether the texts of a locale need not be read before they can be shown. */
export function isHere(locale: string): boolean {
  return here.has(languageOf(locale)) || !isOther(languageOf(locale));
}

/** Brings the texts of a locale here, where there are any. */
export async function readLanguage(locale: string): Promise<void> {
  const language = languageOf(locale);
  if (!here.has(language) && isOther(language)) here.set(language, await others[language]());
}

function languageOf(locale: string): string {
  return locale.slice(0, 2);
}

function isOther(language: string): language is keyof typeof others {
  return Object.hasOwn(others, language);
}

export function createTranslate(catalogue: Catalogue): Translate {
  return (key, ...[values]) => fillIn(catalogue[key], values ?? {});
}

/** Replaces `{name}` by its value. A name without a value stays visible, so that it is noticed. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
