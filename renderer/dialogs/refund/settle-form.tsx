import { useEffect, useRef, useState } from 'react';
import type { Refund } from '../../../shared/refund.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** A person says how a refund ended: what the slip or the bank says, under their name. */
export function SettleForm({ refund }: { readonly refund: Refund }) {
  const { t } = useWords();
  const { refunds } = useServices();
  const isBusy = useWindow(({ money }) => money.isBusy);
  const [verdict, setVerdict] = useState<'refunded' | 'not_refunded'>('refunded');
  const [reference, setReference] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const isInDoubt = refund.state === 'in_doubt';
  return (
    <form
      className="slip-fields"
      data-settling
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      {isInDoubt && (
        <fieldset className="reasons" aria-label={t('refund.settle.verdict')}>
          {(['refunded', 'not_refunded'] as const).map((each) => (
            <label key={each} className="button reason">
              <input
                type="radio"
                name="verdict"
                checked={verdict === each}
                onChange={() => setVerdict(each)}
              />
              {t(`refund.settle.${each}`)}
            </label>
          ))}
        </fieldset>
      )}
      <label className="check-field">
        <span>{t('refund.settle.reference')}</span>
        <input
          ref={field}
          className="field"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          // Where a dialog puts the keyboard when it opens (Ariakit).
          data-autofocus
          value={reference}
          onChange={({ target }) => setReference(target.value)}
        />
      </label>
      <KeyCap
        cap={t('key.enter')}
        label={t('refund.settle.confirm')}
        shortcut="Enter"
        isPrimary
        isUnavailable={reference.trim() === '' || isBusy}
        onPress={confirm}
      />
      <button type="submit" hidden />
    </form>
  );

  function confirm(): void {
    if (reference.trim() === '') return;
    void refunds.settle({ refundId: refund.id, verdict, reference: reference.trim() });
  }
}
