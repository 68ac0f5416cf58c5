import type { CurrencyReport, ReportPeriod } from '../../../shared/report.ts';
import { Amount } from '../../components/amount.tsx';
import { useWords } from '../../store/window-context.tsx';
import { ShareTable } from './share-table.tsx';
import { StepPanel } from './step-panel.tsx';

/** What a period came to in one currency. */
export function CurrencyView(props: {
  readonly period: ReportPeriod;
  readonly report: CurrencyReport;
  readonly isTable: boolean;
}) {
  const { t, count, plural } = useWords();
  const { period, report, isTable } = props;
  const { currency, sales, refunds, declines, average } = report;
  const id = (part: string) => `report-${currency}-${part}`;
  return (
    <div className="report" data-report={currency}>
      <dl className="report-figures">
        <div data-figure="taken">
          <dt>{t('reports.taken')}</dt>
          <dd>
            <Amount minor={sales.amount} currency={currency} />
          </dd>
          <dd>{t(`reports.count.${plural(sales.count)}`, { count: count(sales.count) })}</dd>
        </div>
        {average !== null && (
          <div data-figure="average">
            <dt>{t('reports.average')}</dt>
            <dd>
              <Amount minor={average} currency={currency} />
            </dd>
          </div>
        )}
        <div data-figure="refunded">
          <dt>{t('reports.refunded')}</dt>
          <dd>
            <Amount minor={refunds.amount} currency={currency} />
          </dd>
          <dd>{t(`reports.refunds.${plural(refunds.count)}`, { count: count(refunds.count) })}</dd>
        </div>
        <div data-figure="declined">
          <dt>{t('reports.declined')}</dt>
          <dd>{count(declines.count)}</dd>
          <dd>
            <Amount minor={declines.amount} currency={currency} />
          </dd>
        </div>
      </dl>
      <div className="report-pictures">
        <StepPanel
          id={id('steps')}
          title={t(`reports.by.${period.type}`)}
          steps={report.steps}
          currency={currency}
          isTable={isTable}
        />
        {report.hours.length > 0 && (
          <StepPanel
            id={id('hours')}
            title={t('reports.by.hour_of_day')}
            steps={report.hours}
            currency={currency}
            isTable={isTable}
          />
        )}
      </div>
      <div className="report-tables">
        <ShareTable
          id={id('methods')}
          title={t('reports.methods')}
          heading={t('reports.method')}
          shares={report.methods.map(({ method, ...sum }) => ({
            ...sum,
            name: method,
            words: t(`method.${method}`),
          }))}
          currency={currency}
          of="amount"
        />
        <ShareTable
          id={id('reasons')}
          title={t('reports.reasons')}
          heading={t('reports.reason')}
          shares={report.reasons.map(({ code, ...sum }) => ({
            ...sum,
            name: code,
            words: t(`failure.${code}`),
          }))}
          currency={currency}
          of="count"
        />
        <ShareTable
          id={id('routes')}
          title={t('reports.routes')}
          heading={t('reports.route')}
          shares={report.routes.map(({ route, ...sum }) => ({
            ...sum,
            name: route,
            words: t(`reports.route.${route}`),
          }))}
          currency={currency}
          of="amount"
        />
      </div>
    </div>
  );
}
