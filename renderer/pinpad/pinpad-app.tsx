import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { createWords } from '../i18n/words.ts';
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
  const locale = state?.locale ?? 'en-IN';
  const words = useMemo(() => createWords(locale), [locale]);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  usePinpadKeys(state?.face, props.onPress);
  return (
    <WordsProvider words={words}>
      {state && <PinpadScreen face={state.face} isRefused={isRefused} onPress={props.onPress} />}
    </WordsProvider>
  );
}
