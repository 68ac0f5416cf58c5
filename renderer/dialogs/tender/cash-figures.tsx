import { Amount } from '../../components/amount.tsx';
import { AmountDisplay } from '../../screens/sell/amount-display.tsx';
import { useWords } from '../../store/window-context.tsx';
import type { Bill } from '../../tender/bill.ts';
import type { CashCount, CashVerdict } from '../../tender/cash-count.ts';

/** Due, given and change, large enough for both sides of the counter. */
export function CashFigures(props: {
  readonly bill: Bill;
  readonly count: CashCount;
  readonly verdict: CashVerdict;
}) {
  const { t } = useWords();
  const { bill, count, verdict } = props;
  const { minor, currency } = bill;
  return (
    <div className="cash-figures">
      <p className="cash-figure">
        <span className="cash-name">{t('cash.due')}</span>
        <Amount className="cash-amount" minor={minor} currency={currency} />
      </p>
      <div className="cash-figure">
        <span className="cash-name">{t('cash.given')}</span>
        {count.counted > 0 ? (
          <output className="cash-amount cash-given" aria-label={t('cash.given')}>
            <Amount minor={count.counted} currency={currency} />
          </output>
        ) : (
          <AmountDisplay label={t('cash.given')} entry={count.entry} currency={currency} />
        )}
      </div>
      <p className="cash-figure" data-verdict={verdict.type} aria-live="polite" aria-atomic="true">
        <span className="cash-name">
          {t(verdict.type === 'missing' ? 'cash.missing' : 'cash.change')}
        </span>
        {verdict.type === 'nothing' ? (
          <span className="cash-amount" aria-hidden="true">
            –
          </span>
        ) : (
          <Amount className="cash-amount" minor={verdict.minor} currency={currency} />
        )}
      </p>
    </div>
  );
}
