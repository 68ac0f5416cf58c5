import type { Currency } from '../../../shared/money.ts';
import { Amount } from '../../components/amount.tsx';
import { AmountDisplay } from '../../screens/sell/amount-display.tsx';
import { type AmountEntry, isEmptyEntry } from '../../screens/sell/amount-entry.ts';
import { useWords } from '../../store/window-context.tsx';
import { nextPart, restOf, type SplitPlan } from '../../tender/split-plan.ts';

/** The parts that are agreed, the one that comes next, and what is left for nobody yet. */
export function SplitParts(props: {
  readonly plan: SplitPlan;
  readonly entry: AmountEntry;
  readonly currency: Currency;
}) {
  const { t, count } = useWords();
  const { plan, entry, currency } = props;
  const rest = restOf(plan);
  const number = plan.parts.length + 1;
  return (
    <ol className="split-parts">
      {plan.parts.map(({ method, minor }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part has no other name than its place.
        <li key={place} className="split-part">
          <span>{t('split.part', { number: count(place + 1) })}</span>
          <span className="split-method">
            {t(`method.${method === 'upi_person' ? 'upi' : method}`)}
          </span>
          <Amount className="split-amount" minor={minor} currency={currency} />
        </li>
      ))}
      {rest > 0 && (
        <li className="split-part split-next">
          <span>{t('split.part', { number: count(number) })}</span>
          <span className="split-method">{t('split.which')}</span>
          {isEmptyEntry(entry) ? (
            <output className="split-amount" aria-label={t('split.next')}>
              <Amount minor={nextPart(plan)} currency={currency} />
            </output>
          ) : (
            <AmountDisplay label={t('split.next')} entry={entry} currency={currency} />
          )}
        </li>
      )}
      <li className="split-rest">
        <span>{t('split.rest')}</span>
        <Amount className="split-amount" minor={rest} currency={currency} />
      </li>
    </ol>
  );
}
