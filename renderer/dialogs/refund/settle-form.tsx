import { useEffect, useRef, useState } from 'react';
import type { Refund } from '../../../shared/refund.ts';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { Press } from '../../components/press.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

type Verdict = 'refunded' | 'not_refunded';

/**
 * A person says how a refund ended: what the slip or the bank says, under their name. Of one in doubt first
 * which of both it was; nothing is proposed.
 */
export function SettleForm({ refund }: { readonly refund: Refund }) {
  const { t } = useWords();
  const isInDoubt = refund.state === 'in_doubt';
  const [verdict, setVerdict] = useState<Verdict | null>(isInDoubt ? null : 'refunded');
  return (
    <div data-settling>
      {isInDoubt && (
        <>
          <DialogKeys onKey={onKey} />
          <fieldset className="verdicts" aria-label={t('refund.settle.verdict')}>
            {(['refunded', 'not_refunded'] as const).map((each) => (
              <Press
                key={each}
                className="verdict"
                isPressed={verdict === each}
                shortcut={letters[each].toUpperCase()}
                onPress={() => setVerdict(each)}
              >
                <span className="cap" aria-hidden="true">
                  {t(`key.${letters[each]}`)}
                </span>
                <strong>{t(`refund.settle.${each}`)}</strong>
              </Press>
            ))}
          </fieldset>
        </>
      )}
      {verdict && <ReferenceForm key={verdict} refund={refund} verdict={verdict} />}
    </div>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    if (key.type === 'p') setVerdict('refunded');
    else if (key.type === 'n') setVerdict('not_refunded');
    else return 'unused';
    return undefined;
  }
}

const letters = { refunded: 'p', not_refunded: 'n' } as const;

function ReferenceForm(props: { readonly refund: Refund; readonly verdict: Verdict }) {
  const { t } = useWords();
  const { refunds } = useServices();
  const isBusy = useWindow(({ money }) => money.isBusy);
  const [reference, setReference] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const { refund, verdict } = props;
  return (
    <form
      className="slip-fields"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <label className="check-field">
        <span>{t(`refund.settle.reference.${verdict}`)}</span>
        <input
          ref={field}
          className="field"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
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
