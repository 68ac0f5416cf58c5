import { useEffect } from 'react';
import { useStore } from 'zustand';
import { DemoStrip } from './components/demo-strip.tsx';
import { TestBanner } from './components/test-banner.tsx';
import { TopBar } from './components/top-bar.tsx';
import { TroubleStrip } from './components/trouble-strip.tsx';
import { useKeyboard, useKeys } from './components/use-keys.ts';
import { Dialogs } from './dialogs/dialogs.tsx';
import { useWordsOf } from './i18n/use-words-of.ts';
import { createWords } from './i18n/words.ts';
import { LockScreen } from './screens/lock/lock-screen.tsx';
import { SetUpScreen } from './screens/lock/set-up-screen.tsx';
import { OpeningScreen } from './screens/opening/opening-screen.tsx';
import { PayScreen } from './screens/pay/pay-screen.tsx';
import { Screen } from './screens/screen.tsx';
import {
  useServices,
  useWindow,
  WindowProvider,
  type WindowServices,
  WordsProvider,
} from './store/window-context.tsx';

/** The cashier's window. */
export function App(props: { readonly services: WindowServices }) {
  const locale = useStore(props.services.store, (state) => state.register?.store.locale);
  const words = useWordsOf(locale);
  useEffect(() => {
    if (words) document.documentElement.lang = words.locale;
  }, [words]);
  return (
    <WindowProvider services={props.services}>
      <WordsProvider words={words ?? firstWords}>
        <Window isSpeaking={words !== null} />
      </WordsProvider>
    </WindowProvider>
  );
}

/** Before anybody knows what is spoken here. */
const firstWords = createWords('en-IN');

/** During a payment the status takes the whole window; only what marks a test stays around it. */
function Window(props: { readonly isSpeaking: boolean }) {
  const { place } = useServices();
  const register = useWindow((state) => state.register);
  const terminals = useWindow((state) => state.terminals);
  const checkout = useWindow((state) => state.checkout);
  const screen = useWindow((state) => state.screen);
  useKeyboard();
  const isOpen = register?.session.type === 'open';
  useKeys((key) => {
    // A locked window goes nowhere.
    return key.type === 'command' && isOpen ? place.command(key.command) : 'unused';
  }, 'window');
  if (!register || !props.isSpeaking) return <OpeningScreen />;
  if (register.session.type !== 'open') {
    return (
      <div className="window">
        <TestBanner mode={register.mode} />
        {register.session.type === 'locked' ? (
          <LockScreen session={register.session} />
        ) : (
          <SetUpScreen session={register.session} />
        )}
      </div>
    );
  }
  return (
    <div className="window">
      <TestBanner mode={register.mode} />
      {!checkout && <TopBar register={register} session={register.session} terminals={terminals} />}
      <TroubleStrip />
      {checkout ? <PayScreen checkout={checkout} /> : <Screen name={screen} />}
      {register.mode.type === 'test' && <DemoStrip mode={register.mode.simulator} />}
      <Dialogs />
    </div>
  );
}
