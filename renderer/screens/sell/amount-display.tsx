import type { Currency } from '../../../shared/money.ts';
import { currencies, decimalText } from '../../../shared/money.ts';
import { useWords } from '../../store/window-context.tsx';
import { type AmountEntry, entryMinor, entryText } from './amount-entry.ts';

/** The amount as it grows: what was typed is bright, the rest faint, the caret where the next digit goes. */
export function AmountDisplay(props: {
  readonly label: string;
  readonly entry: AmountEntry;
  readonly currency: Currency;
}) {
  const words = useWords();
  const { entry, currency } = props;
  const { before, typed, after } = entryText(entry, currency, words.locale);
  return (
    <output className="amount-display" aria-label={props.label}>
      <span aria-hidden="true" className="amount-text">
        <span className="amount-ghost">{before}</span>
        <span className="amount-typed">{typed}</span>
        <span className="amount-caret" />
        <span className="amount-ghost">{after}</span>
      </span>
      <span className="for-ears">{words.spokenMoney(entryMinor(entry, currency), currency)}</span>
    </output>
  );
}

/** One line that says how typing works, for the way it works right now. */
export function AmountHint(props: { readonly entry: AmountEntry; readonly currency: Currency }) {
  const { t, money } = useWords();
  const { entry, currency } = props;
  const { exponent } = currencies[currency];
  if (exponent === 0) return t('sell.hint.fill.whole');
  if (entry.fraction !== null) return t('sell.hint.point', { digits: String(exponent) });
  const typed = `199${'0'.repeat(exponent)}`;
  const minor = Number(typed);
  const pointed = decimalText({ minor, currency });
  return t('sell.hint.fill', { typed, amount: money(minor, currency), pointed });
}
