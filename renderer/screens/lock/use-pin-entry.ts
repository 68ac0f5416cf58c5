import { useState } from 'react';
import type { PinRefusal } from '../../../shared/staff.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import type { NotTold } from '../../store/session-asks.ts';
import { typePin } from './pin-pad.tsx';

/** A PIN being typed and tried: Enter tries it. */
export function usePinEntry(attempt: (pin: string) => Promise<PinRefusal | NotTold | undefined>) {
  const [pin, setPin] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<PinRefusal | NotTold | null>(null);

  return {
    pin,
    isBusy,
    refusal,
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
