/** What a translation of a group of texts has to bring: a text for every key of the English one. */
export type SameKeys<Texts> = { readonly [Key in keyof Texts]: string };
