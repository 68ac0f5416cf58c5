import type { Currency } from '../../../shared/money.ts';
import type { ReportStep } from '../../../shared/report.ts';
import { Amount } from '../../components/amount.tsx';
import { useWords } from '../../store/window-context.tsx';
import { stepWords } from './period-words.ts';

/** The figures behind a picture, one step in each row. */
export function StepTable(props: {
  readonly title: string;
  readonly steps: readonly ReportStep[];
  readonly currency: Currency;
}) {
  const words = useWords();
  const { t, count } = words;
  const { title, steps, currency } = props;
  return (
    <table className="figures">
      <caption className="for-ears">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('reports.when')}</th>
          <th scope="col">{t('reports.payments')}</th>
          <th scope="col">{t('reports.taken')}</th>
          <th scope="col">{t('reports.refunded')}</th>
          <th scope="col">{t('reports.declined')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ name, sales, refunds, declines }) => (
          <tr key={name} data-step={name}>
            <th scope="row">{stepWords(name, words)}</th>
            <td>{count(sales.count)}</td>
            <td>
              <Amount minor={sales.amount} currency={currency} />
            </td>
            <td>
              <Amount minor={refunds.amount} currency={currency} />
            </td>
            <td>{count(declines.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
