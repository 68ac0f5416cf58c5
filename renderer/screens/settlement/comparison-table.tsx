import type { BatchComparison, BatchSum, OwnTotals } from '../../../shared/settlement.ts';
import type { IconName } from '../../components/icon.tsx';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../store/window-context.tsx';

const looks = {
  matched: { icon: 'check', tone: 'good' },
  ours_only: { icon: 'alert', tone: 'doubt' },
  theirs_only: { icon: 'alert', tone: 'doubt' },
  differs: { icon: 'alert', tone: 'bad' },
  not_told: { icon: 'question', tone: 'still' },
} as const satisfies Record<
  BatchComparison['verdict'],
  { readonly icon: IconName; readonly tone: string }
>;

/** Ours beside the terminal's in one currency, and what the difference means. */
export function ComparisonTable({ comparison }: { readonly comparison: BatchComparison }) {
  const { t, money, count } = useWords();
  const { currency, ours, theirs, verdict, difference, batchNumber } = comparison;
  const look = looks[verdict];
  return (
    <section className="settlement-told" data-verdict={verdict}>
      <p className="order-status" data-tone={look.tone}>
        <Icon name={look.icon} />
        {t(`settlement.verdict.${verdict}`, {
          count: count(Math.abs(difference.count)),
          amount: money(Math.abs(difference.amount), currency),
        })}
      </p>
      {batchNumber !== null && <p>{t('settlement.batch', { number: batchNumber })}</p>}
      <SumTable
        currency={currency}
        rows={[
          ['settlement.ours', ours.sales, ours.refunds],
          ...(theirs ? [['settlement.theirs', theirs.sales, theirs.refunds] as const] : []),
        ]}
      />
    </section>
  );
}

/** What the till has, before the terminal was asked. */
export function OwnTable({ totals }: { readonly totals: OwnTotals }) {
  return (
    <SumTable
      currency={totals.currency}
      rows={[['settlement.ours', totals.sales, totals.refunds]]}
    />
  );
}

function SumTable(props: {
  readonly currency: OwnTotals['currency'];
  readonly rows: readonly (readonly [
    name: 'settlement.ours' | 'settlement.theirs',
    sales: BatchSum,
    refunds: BatchSum | null,
  ])[];
}) {
  const { t, money, count } = useWords();
  const cell = (sum: BatchSum | null) =>
    sum ? `${count(sum.count)} · ${money(sum.amount, props.currency)}` : t('settlement.together');
  return (
    <table className="settlement-sums">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('settlement.sales')}</th>
          <th scope="col">{t('settlement.refunds')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(([name, sales, refunds]) => (
          <tr key={name}>
            <th scope="row">{t(name)}</th>
            <td>{cell(sales)}</td>
            <td>{cell(refunds)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
