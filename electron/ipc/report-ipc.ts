import type { KeptFile } from '../../shared/ipc-history.ts';
import { reportCsv } from '../reports/report-csv-policy.ts';
import type { Reports } from '../reports/reports.ts';
import type { IpcHandlers } from './handle.ts';

export interface ReportFacts {
  readonly reports: Reports;
  /** Keeps a text in a file, where the person says. */
  readonly keepText: (text: string, name: string) => Promise<KeptFile>;
}

/** What a day, a month or a year came to. */
export function reportHandlers({
  reports,
  keepText,
}: ReportFacts): Pick<IpcHandlers, Extract<keyof IpcHandlers, `reports.${string}`>> {
  return {
    'reports.day': ({ day }) => ({ report: reports.report(day) }),
    'reports.month': ({ month }) => ({ report: reports.report(month) }),
    'reports.year': ({ year }) => ({ report: reports.report(year) }),
    'reports.keep': async ({ name }) => {
      const report = reports.report(name);
      if (!report) return { result: 'unknown_period' };
      return { result: await keepText(reportCsv(report), `sales-${name}.csv`) };
    },
  };
}
