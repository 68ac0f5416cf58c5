import { type NotPaidReason, notPaidReasons } from '../../../shared/payment.ts';
import { Press } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';

/** How somebody knows that no money moved; a digit for each. */
export function NotPaidReasons(props: {
  readonly because: NotPaidReason;
  readonly onChoose: (because: NotPaidReason) => void;
}) {
  const { t } = useWords();
  return (
    <fieldset className="reasons" aria-label={t('resolve.because')}>
      <legend>{t('resolve.because')}</legend>
      {notPaidReasons.map((each, place) => (
        <Press
          key={each}
          className="button reason"
          isPressed={each === props.because}
          shortcut={String(place + 1)}
          onPress={() => props.onChoose(each)}
        >
          <span className="cap" aria-hidden="true">
            {place + 1}
          </span>
          {t(`because.${each}`)}
        </Press>
      ))}
    </fieldset>
  );
}
