import Type from 'typebox';
import type { KeptFile } from './ipc-history.ts';
import type { Report } from './report.ts';

/** The part of ipc.ts about what a day, a month or a year came to; names as in report.ts. */
const exactly = { additionalProperties: false } as const;
const day = Type.String({ pattern: '^2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' });
const month = Type.String({ pattern: '^2\\d{3}-(0[1-9]|1[0-2])$' });
const year = Type.String({ pattern: '^2\\d{3}$' });

export const reportRequests = {
  'reports.day': Type.Object({ day }, exactly),
  'reports.month': Type.Object({ month }, exactly),
  'reports.year': Type.Object({ year }, exactly),
  /** Keeps its figures in a CSV file, where the person says. */
  'reports.keep': Type.Object({ name: Type.Union([day, month, year]) }, exactly),
};

export interface ReportAnswers {
  /** Null where there is no such day. */
  'reports.day': { readonly report: Report | null };
  'reports.month': { readonly report: Report | null };
  'reports.year': { readonly report: Report | null };
  'reports.keep': { readonly result: KeptFile | 'unknown_period' };
}
