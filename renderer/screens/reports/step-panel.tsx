import { useMemo } from 'react';
import { type Currency, currencies } from '../../../shared/money.ts';
import type { ReportStep } from '../../../shared/report.ts';
import type { Words } from '../../i18n/words.ts';
import { useWords } from '../../store/window-context.tsx';
import { BarChart } from './bar-chart.tsx';
import type { Bars } from './draw-bars.ts';
import { shortStepWords, stepWords } from './period-words.ts';
import { StepTable } from './step-table.tsx';

/** The steps of a period as a picture, or as the table that is always there for ears. */
export function StepPanel(props: {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly ReportStep[];
  readonly currency: Currency;
  readonly isTable: boolean;
}) {
  const words = useWords();
  const { id, title, steps, currency, isTable } = props;
  const bars = useMemo(() => barsOf(steps, currency, words), [steps, currency, words]);
  const hasRefunds = steps.some(({ refunds }) => refunds.amount > 0);
  return (
    <section
      className="panel report-steps"
      aria-labelledby={id}
      data-view={isTable ? 'table' : 'picture'}
    >
      <h2 id={id}>{title}</h2>
      {!isTable && (
        <>
          {hasRefunds && (
            <p className="report-legend">
              <span className="report-above">{words.t('reports.taken')}</span>
              <span className="report-below">{words.t('reports.below_the_line')}</span>
            </p>
          )}
          <BarChart bars={bars} label={words.t('reports.picture', { title })} />
        </>
      )}
      <div className={isTable ? undefined : 'for-ears'}>
        <StepTable title={title} steps={steps} currency={currency} />
      </div>
    </section>
  );
}

function barsOf(steps: readonly ReportStep[], currency: Currency, words: Words): Bars {
  const { t, count, money, plural } = words;
  return {
    labels: steps.map(({ name }) => shortStepWords(name, words)),
    above: steps.map(({ sales }) => sales.amount),
    below: steps.map(({ refunds }) => refunds.amount),
    amountOf: (value) => axisAmount(value, currency, words),
    linesOf(place) {
      const step = steps[place];
      if (!step) return [];
      const { name, sales, refunds, declines } = step;
      const payments = t(`reports.count.${plural(sales.count)}`, { count: count(sales.count) });
      const lines = [stepWords(name, words), `${money(sales.amount, currency)} · ${payments}`];
      if (refunds.count > 0) {
        lines.push(`${t('reports.refunded')} ${money(refunds.amount, currency)}`);
      }
      if (declines.count > 0) lines.push(`${t('reports.declined')} ${count(declines.count)}`);
      return lines;
    },
  };
}

/** Without a fraction where there is none. */
function axisAmount(value: number, currency: Currency, { money, wholeMoney }: Words): string {
  const minor = Math.round(value);
  const isWhole = minor % 10 ** currencies[currency].exponent === 0;
  return isWhole ? wholeMoney(minor, currency) : money(minor, currency);
}
