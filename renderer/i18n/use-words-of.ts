import { useEffect, useMemo, useState } from 'react';
import { isHere, readLanguage } from './messages.ts';
import { createWords, type Words } from './words.ts';

/**
 * The words of a locale as soon as their texts are read, and the ones before them until then; null
 * while there are none, also for as long as the locale is not known.
 */
export function useWordsOf(locale: string | undefined): Words | null {
  const [spoken, setSpoken] = useState<string>();
  if (locale !== undefined && locale !== spoken && isHere(locale)) setSpoken(locale);
  useEffect(() => {
    if (locale === undefined || isHere(locale)) return undefined;
    let isLeft = false;
    // A language that cannot be read speaks English.
    const speak = () => {
      if (!isLeft) setSpoken(locale);
    };
    readLanguage(locale).then(speak, speak);
    return () => {
      isLeft = true;
    };
  }, [locale]);
  return useMemo(() => (spoken === undefined ? null : createWords(spoken)), [spoken]);
}
