import { useEffect, useRef } from 'react';
import { useWords } from '../../store/window-context.tsx';
import type { VerdictEntry } from './verdict.ts';

/** What is printed on the slip, to be typed off it. */
export function SlipFields(props: {
  readonly entry: VerdictEntry;
  /** No terminal took part: the bank's own reference is wanted. */
  readonly isUtr: boolean;
  readonly isAmountAsked: boolean;
  readonly onChange: (part: Partial<VerdictEntry>) => void;
  readonly onSubmit: () => void;
}) {
  const { t } = useWords();
  const { entry, isUtr, isAmountAsked, onChange, onSubmit } = props;
  const reference = useRef<HTMLInputElement>(null);
  useEffect(() => reference.current?.focus(), []);
  return (
    <form
      className="slip-fields"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <label className="check-field">
        <span>{t(isUtr ? 'resolve.utr' : 'resolve.reference')}</span>
        <input
          ref={reference}
          className="field"
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={entry.reference}
          onChange={({ target }) => onChange({ reference: target.value })}
        />
      </label>
      {isAmountAsked && (
        <label className="check-field">
          <span>{t('resolve.amount')}</span>
          <input
            className="field"
            inputMode="decimal"
            autoComplete="off"
            maxLength={16}
            value={entry.amount}
            onChange={({ target }) => onChange({ amount: target.value })}
          />
        </label>
      )}
      {/* A field alone submits on Enter; with two it needs this. */}
      <button type="submit" hidden />
    </form>
  );
}
