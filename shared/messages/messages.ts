import { english } from './en.ts';
import { hindi } from './hi.ts';
import type { Language } from './language.ts';
import type { Messages, UserTextCode } from './message.ts';

const catalogue: Readonly<Record<Language, Messages>> = { en: english, hi: hindi };

export function messagesIn(language: Language): Messages {
  return catalogue[language];
}

/**
 * What a program beside the till may show its user for an error code, in the documents' words (R78).
 * Not for the till's own windows: "try again" after an unknown error could charge twice.
 */
export function userText(code: string, language: Language): string {
  const { userTexts } = messagesIn(language);
  return isWorded(code, userTexts) ? userTexts[code] : userTexts.default;
}

function isWorded(code: string, texts: Messages['userTexts']): code is UserTextCode {
  return Object.hasOwn(texts, code);
}
