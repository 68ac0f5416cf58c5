import { decimalText } from '../../shared/money.ts';
import type { CurrencyReport, Report, Sum } from '../../shared/report.ts';

const heading = ['of', 'name', 'currency', 'count', 'amount'];

/**
 * A report's figures as CSV (RFC 4180), for a spreadsheet: one figure in a line, amounts with a decimal
 * point and nothing else. All words in it are the vocabulary's own, so nothing needs quotes.
 */
export function reportCsv(report: Report): string {
  const lines = [heading, ...report.currencies.flatMap((each) => linesOf(report, each))];
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}

function linesOf({ period }: Report, report: CurrencyReport): readonly (readonly string[])[] {
  const { currency } = report;
  const line = (of: string, name: string, { count, amount }: Sum) => [
    of,
    name,
    currency,
    String(count),
    decimalText({ minor: amount, currency }),
  ];
  return [
    line('payments', period.name, report.sales),
    line('refunds', period.name, report.refunds),
    line('not_paid', period.name, report.declines),
    ...report.steps.map(({ name, sales }) => line('payments', name, sales)),
    ...report.steps.map(({ name, refunds }) => line('refunds', name, refunds)),
    ...report.steps.map(({ name, declines }) => line('not_paid', name, declines)),
    ...report.hours.map(({ name, sales }) => line('payments', name, sales)),
    ...report.methods.map(({ method, ...sum }) => line('payments', method, sum)),
    ...report.routes.map(({ route, ...sum }) => line('refunds', route, sum)),
    ...report.reasons.map(({ code, ...sum }) => line('not_paid', code, sum)),
  ];
}
