import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWordsOf } from '../i18n/use-words-of.ts';
import { WordsProvider } from '../store/window-context.tsx';
import { CustomerScreen } from './customer-screen.tsx';
import type { DisplayStore } from './follow-display.ts';

/** The display that faces the customer. It has no keys: nobody is to press anything here. */
export function CustomerApp(props: { readonly display: DisplayStore }) {
  const state = useStore(props.display);
  const locale = state?.store.locale;
  const words = useWordsOf(locale);
  useEffect(() => {
    if (words) document.documentElement.lang = words.locale;
  }, [words]);
  if (!state || !words) return null;
  return (
    <WordsProvider words={words}>
      <CustomerScreen state={state} />
    </WordsProvider>
  );
}
