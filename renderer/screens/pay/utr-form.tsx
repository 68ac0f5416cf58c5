import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { isUtr } from '../../../shared/upi.ts';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** Where a person writes down that the money is there, by what the bank calls it. */
export function UtrForm() {
  const { t } = useWords();
  const { asks, outcome } = useServices();
  const isAsking = useWindow(({ asking }) => asking !== null);
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  useKeys(({ type }) => {
    // Typed while the field is not in hand, it is meant for the field.
    if (type === 'digit') field.current?.focus();
    return 'unused';
  });
  const utr = text.replaceAll(/\s/g, '');
  return (
    <form className="utr" onSubmit={submit}>
      <label htmlFor={id}>{t('utr.label')}</label>
      <div className="utr-row">
        <input
          id={id}
          ref={field}
          className="field"
          value={text}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => setText(target.value)}
        />
        <button
          type="submit"
          className="key-cap key-cap-primary"
          aria-disabled={!isUtr(utr) || isAsking || undefined}
        >
          <span className="cap" aria-hidden="true">
            {t('key.enter')}
          </span>
          <span>{t('utr.confirm')}</span>
        </button>
      </div>
    </form>
  );

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isUtr(utr)) void outcome.confirmUpi(utr);
    else asks.notice({ type: 'utr_invalid' });
  }
}
