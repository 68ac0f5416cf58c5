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
    'reports.day': async ({ day }) => ({ report: await reports.report(day) }),
    'reports.month': async ({ month }) => ({ report: await reports.report(month) }),
    'reports.year': async ({ year }) => ({ report: await reports.report(year) }),
    'reports.keep': async ({ name }) => {
      const report = await reports.report(name);
      if (!report) return { result: 'unknown_period' };
      return { result: await keepText(reportCsv(report), `sales-${name}.csv`) };
    },
  };
}
