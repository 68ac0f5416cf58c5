import type { Currency } from '../../../shared/money.ts';
import type { Sum } from '../../../shared/report.ts';
import { Amount } from '../../components/amount.tsx';
import { useWords } from '../../store/window-context.tsx';

export interface Share extends Sum {
  readonly name: string;
  readonly words: string;
}

/** What a sum is made of, largest first, each with a bar for its part of the whole. */
export function ShareTable(props: {
  readonly id: string;
  readonly title: string;
  readonly heading: string;
  readonly shares: readonly Share[];
  readonly currency: Currency;
  /** What the bars are about. */
  readonly of: keyof Sum;
}) {
  const { t, count } = useWords();
  const { id, title, heading, shares, currency, of } = props;
  const largest = Math.max(1, ...shares.map((share) => share[of]));
  if (shares.length === 0) return null;
  return (
    <section className="panel report-shares" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{t('reports.number')}</th>
            <th scope="col">{t('reports.amount')}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map((share) => (
            <tr key={share.name} data-share={share.name}>
              <th scope="row">
                {share.words}
                <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(share[of] / largest) * 100} height={1} />
                </svg>
              </th>
              <td>{count(share.count)}</td>
              <td>
                <Amount minor={share.amount} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
