import { assertNever } from '../../shared/assert-never.ts';
import type { IpcAnswers } from '../../shared/ipc.ts';
import type { Report, ReportPeriod } from '../../shared/report.ts';
import type { Call } from '../ipc.ts';
import type { Unanswered } from './terminal-asks.ts';

/** What a day, a month or a year came to. None rejects. */
export interface ReportAsks {
  /** Null where there is no such day. */
  report(period: ReportPeriod): Promise<Report | null | Unanswered>;
  /** Keeps its figures in a file. */
  keep(name: string): Promise<IpcAnswers['reports.keep']['result'] | Unanswered>;
}

export function createReportAsks(call: Call): ReportAsks {
  return {
    async report(period) {
      const result = await ask(period);
      return result.type === 'answer' ? result.answer.report : unanswered(result.type);
    },
    async keep(name) {
      const result = await call('reports.keep', { name });
      return result.type === 'answer' ? result.answer.result : unanswered(result.type);
    },
  };

  function ask({ type, name }: ReportPeriod) {
    switch (type) {
      case 'day':
        return call('reports.day', { day: name });
      case 'month':
        return call('reports.month', { month: name });
      case 'year':
        return call('reports.year', { year: name });
      default:
        return assertNever(type);
    }
  }
}

function unanswered(type: string): Unanswered {
  return type === 'not_allowed' ? 'not_allowed' : 'no_answer';
}
