/** What a window can speak. Adding one: its name here, a file beside this one, one in renderer/i18n. */
export const languages = ['en', 'hi'] as const;

export type Language = (typeof languages)[number];

/** "hi-IN" from "hi" and a shop's "en-IN": the words of the one, the formats of the other's country. */
export function localeOf(language: Language, shopLocale: string): string {
  return `${language}${shopLocale.slice(2)}`;
}
