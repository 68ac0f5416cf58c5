import type { en } from './en.ts';

export type MessageKey = keyof typeof en;

/** What a translation has to bring: a text for every key, with the same names in braces. */
export type Catalogue = Readonly<Record<MessageKey, string>>;
