import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWordsOf } from '../i18n/use-words-of.ts';
import { WordsProvider } from '../store/window-context.tsx';
import type { PinpadStore } from './follow-pinpad.ts';
import type { PinpadKey } from './pinpad-keys.ts';
import { PinpadScreen } from './pinpad-screen.tsx';
import { usePinpadKeys } from './use-pinpad-keys.ts';

/** A simulated terminal as something that stands on the counter: to be seen and pressed. */
export function PinpadApp(props: {
  readonly pinpad: PinpadStore;
  readonly onPress: (key: PinpadKey) => void;
}) {
  const { state, isRefused } = useStore(props.pinpad);
  const locale = state?.locale;
  const words = useWordsOf(locale);
  useEffect(() => {
    if (words) document.documentElement.lang = words.locale;
  }, [words]);
  usePinpadKeys(state?.face, props.onPress);
  if (!state || !words) return null;
  return (
    <WordsProvider words={words}>
      <PinpadScreen face={state.face} isRefused={isRefused} onPress={props.onPress} />
    </WordsProvider>
  );
}
