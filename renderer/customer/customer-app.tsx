import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createWords } from '../i18n/words.ts';
import { WordsProvider } from '../store/window-context.tsx';
import { CustomerScreen } from './customer-screen.tsx';
import type { DisplayStore } from './follow-display.ts';

/** The display that faces the customer. It has no keys: nobody is to press anything here. */
export function CustomerApp(props: { readonly display: DisplayStore }) {
  const state = useStore(props.display);
  const locale = state?.store.locale ?? 'en-IN';
  const words = useMemo(() => createWords(locale), [locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return <WordsProvider words={words}>{state && <CustomerScreen state={state} />}</WordsProvider>;
}
