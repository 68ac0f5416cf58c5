import { useState } from 'react';
import type { PinRefusal } from '../../../shared/staff.ts';
import { useNow } from '../../components/use-now.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { useWords } from '../../store/window-context.tsx';
import { typePin } from './pin-pad.tsx';
import { pinWords } from './pin-words.ts';

/** A PIN being typed and tried: Enter tries it, and what came of it is a sentence. */
export function usePinEntry(
  attempt: (pin: string) => Promise<PinRefusal | 'no_answer' | undefined>,
) {
  const words = useWords();
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<PinRefusal | 'no_answer' | null>(null);
  const now = useNow();

  return {
    pin,
    isBusy,
    remark: refusal && pinWords(refusal, words, now),
    reset() {
      setPin('');
      setRefusal(null);
    },
    /** Says whether the key was one for a PIN. */
    press(key: KeyName): boolean {
      const typed = typePin(pin, key);
      if (typed !== undefined) {
        if (!isBusy) setPin(typed);
        return true;
      }
      if (key.type !== 'enter') return false;
      if (!isBusy && pin !== '') void tryPin();
      return true;
    },
  };

  async function tryPin(): Promise<void> {
    setBusy(true);
    const why = await attempt(pin);
    setBusy(false);
    setPin('');
    setRefusal(why ?? null);
  }
}
