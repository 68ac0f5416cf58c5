import { type FormEvent, useState } from 'react';
import { useServices, useWords } from '../../store/window-context.tsx';
import { staffWords } from './pin-words.ts';

/** The very first start of a shop: whoever may let everybody else in. */
export function SetUpScreen() {
  const words = useWords();
  const { t } = words;
  const { session } = useServices();
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [remark, setRemark] = useState<string | null>(null);
  return (
    <main className="lock" data-screen="set_up" aria-label={t('set_up.title')}>
      <form className="set-up panel" onSubmit={submit}>
        <h1>{t('set_up.title')}</h1>
        <p>{t('set_up.line')}</p>
        <label>
          {t('set_up.name')}
          <input
            className="field"
            name="name"
            value={name}
            maxLength={60}
            required
            // biome-ignore lint/a11y/noAutofocus: the only thing there is to do
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <PinField name="pin" label={t('set_up.pin')} value={pin} onChange={setPin} />
        <PinField name="again" label={t('set_up.again')} value={again} onChange={setAgain} />
        <p className="lock-remark" role="alert">
          {remark}
        </p>
        <button type="submit" className="button button-primary">
          {t('set_up.open')}
        </button>
      </form>
    </main>
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (pin !== again) return setRemark(t('set_up.differ'));
    const told = await session.setUp(name, pin);
    if (told === 'no_answer') setRemark(staffWords(told, words));
    else if (!told.ok) setRemark(staffWords(told.why, words));
  }
}

/** Digits alone, hidden as they are typed. */
export function PinField(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly isRequired?: boolean;
  readonly onChange: (pin: string) => void;
}) {
  const { name, label, value, isRequired = true, onChange } = props;
  return (
    <label>
      {label}
      <input
        className="field"
        name={name}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        required={isRequired}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
      />
    </label>
  );
}
