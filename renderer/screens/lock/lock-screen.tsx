import { useState } from 'react';
import type { Session } from '../../../shared/staff.ts';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { isTold } from '../../store/session-asks.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { People } from './people.tsx';
import { PinPad } from './pin-pad.tsx';
import { PinRemark } from './pin-remark.tsx';
import { usePinEntry } from './use-pin-entry.ts';

/** Nobody is at the window: who it is, and their PIN. */
export function LockScreen(props: { readonly session: Extract<Session, { type: 'locked' }> }) {
  const { t } = useWords();
  const { session: asks } = useServices();
  const { people, pins } = props.session;
  const storeName = useWindow((state) => state.register?.store.name);
  const [chosen, setChosen] = useState(people[0]?.id);
  const entry = usePinEntry(async (pin) => {
    const told = await asks.signIn(chosen ?? '', pin);
    if (!isTold(told)) return told;
    return told.ok ? undefined : told.refusal;
  });
  useKeys(onKey);

  return (
    <main className="lock" data-screen="lock" aria-label={t('lock.title')}>
      <section className="lock-who">
        <p className="lock-store">{storeName}</p>
        <h1>{t('lock.title')}</h1>
        <People
          people={people}
          chosen={chosen}
          pins={pins}
          onChoose={(staffId) => {
            setChosen(staffId);
            entry.reset();
          }}
        />
      </section>
      <section className="lock-pin" aria-label={t('lock.pad')}>
        <PinPad pin={entry.pin} isBusy={entry.isBusy} onKey={onKey} />
        <PinRemark refusal={entry.refusal} />
      </section>
    </main>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    return entry.press(key) ? undefined : 'unused';
  }
}
