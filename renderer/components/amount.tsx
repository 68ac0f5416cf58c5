import type { Currency } from '../../shared/money.ts';
import { useWords } from '../store/window-context.tsx';

/** An amount for eyes and ears. `minor` in minor units. */
export function Amount(props: {
  readonly minor: number;
  readonly currency: Currency;
  readonly className?: string;
}) {
  const words = useWords();
  const { minor, currency, className } = props;
  return (
    <span className={className}>
      <span aria-hidden="true">{words.money(minor, currency)}</span>
      <span className="for-ears">{words.spokenMoney(minor, currency)}</span>
    </span>
  );
}
