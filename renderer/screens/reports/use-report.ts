import { useEffect, useState } from 'react';
import type { Report, ReportPeriod } from '../../../shared/report.ts';
import type { Unanswered } from '../../store/terminal-asks.ts';
import { useServices, useWindow } from '../../store/window-context.tsx';
import { dayText } from '../history/day-steps.ts';
import { dayWithin, isLast, periodAround, stepPeriod } from './period-steps.ts';

/** The period that is looked at, what it came to once the till has said so, and the way to others. */
export function useReport(): {
  readonly period: ReportPeriod;
  readonly isLast: boolean;
  /** Undefined while the till is asked. */
  readonly told: Report | null | Unanswered | undefined;
  readonly choose: (type: ReportPeriod['type']) => void;
  readonly step: (by: 1 | -1) => void;
} {
  const { reports, clock } = useServices();
  const offset = useWindow(({ register }) => register?.clockOffset ?? 0);
  const today = dayText(clock.now() + offset);
  const [period, setPeriod] = useState<ReportPeriod>(() => periodAround('day', today));
  const [told, setTold] = useState<Report | null | Unanswered>();
  const { type, name } = period;
  useEffect(() => {
    let isPast = false;
    void reports.report({ type, name }).then((answer) => {
      if (!isPast) setTold(answer);
    });
    return () => {
      isPast = true;
    };
  }, [reports, type, name]);
  return {
    ...{ period, told },
    isLast: isLast(period, today),
    choose: (wanted) => go(periodAround(wanted, dayWithin(period, today))),
    step: (by) => go(stepPeriod(period, by, today)),
  };

  function go(next: ReportPeriod): void {
    if (next.name !== name) setPeriod(next);
  }
}
