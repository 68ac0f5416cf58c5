import { type FormEvent, useState } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { PinField } from '../screens/lock/pin-field.tsx';
import { PinRemark } from '../screens/lock/pin-remark.tsx';
import { staffWords } from '../screens/lock/pin-words.ts';
import { isTold, type OwnPinTold } from '../store/session-asks.ts';
import { useServices, useWords } from '../store/window-context.tsx';

/** Whoever is at the window gives themselves another PIN. */
export function OwnPinDialog() {
  const { t } = useWords();
  const { place } = useServices();
  return (
    <Dialog name="own_pin" title={t('own_pin.title')} onClose={place.closeDialog}>
      <OwnPinForm />
    </Dialog>
  );
}

function OwnPinForm() {
  const words = useWords();
  const { t } = words;
  const { session } = useServices();
  const [oldPin, setOldPin] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [told, setTold] = useState<OwnPinTold | 'differ' | null>(null);
  return (
    <form className="person-form" onSubmit={submit}>
      <PinField
        name="old"
        label={t('own_pin.old')}
        value={oldPin}
        isFirst
        onChange={changed(setOldPin)}
      />
      <PinField name="pin" label={t('own_pin.new')} value={pin} onChange={changed(setPin)} />
      <PinField
        name="again"
        label={t('own_pin.again')}
        value={again}
        onChange={changed(setAgain)}
      />
      {typeof told === 'object' && told !== null && 'refusal' in told ? (
        <PinRemark refusal={told.refusal} />
      ) : (
        <p className="own-pin-told" role="alert" data-tone={isKept(told) ? 'good' : 'bad'}>
          {told && toldWords(told)}
        </p>
      )}
      <button type="submit" className="button button-primary">
        {t('own_pin.keep')}
      </button>
    </form>
  );

  function changed(set: (typed: string) => void): (typed: string) => void {
    return (typed) => {
      set(typed);
      setTold(null);
    };
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (pin !== again) return setTold('differ');
    const answer = await session.changeOwnPin(oldPin, pin);
    setTold(answer);
    if (!isKept(answer)) return;
    for (const set of [setOldPin, setPin, setAgain]) set('');
  }

  function toldWords(answer: Exclude<OwnPinTold, { refusal: unknown }> | 'differ'): string {
    if (answer === 'differ') return t('set_up.differ');
    if (!isTold(answer)) return staffWords(answer, words);
    return answer.ok ? t('own_pin.kept') : staffWords(answer.why, words);
  }
}

function isKept(told: OwnPinTold | 'differ' | null): boolean {
  return typeof told === 'object' && told !== null && told.ok;
}
