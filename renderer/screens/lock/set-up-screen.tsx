import { type FormEvent, useState } from 'react';
import type { Session } from '../../../shared/staff.ts';
import { isTold } from '../../store/session-asks.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { PinField } from './pin-field.tsx';
import { staffWords } from './pin-words.ts';

/** The very first start of a shop: whoever may let everybody else in. */
export function SetUpScreen(props: { readonly session: Extract<Session, { type: 'set_up' }> }) {
  const words = useWords();
  const { t } = words;
  const { session } = useServices();
  const [name, setName] = useState(props.session.managerName ?? '');
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
    if (!isTold(told)) setRemark(staffWords(told, words));
    else if (!told.ok) setRemark(staffWords(told.why, words));
  }
}
