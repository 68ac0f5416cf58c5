import { useCallback, useEffect, useRef, useState } from 'react';
import type { Report, ReportPeriod } from '../../../shared/report.ts';
import { atMostEvery } from '../../store/at-most-every.ts';
import type { Unanswered } from '../../store/terminal-asks.ts';
import { useServices, useWindow } from '../../store/window-context.tsx';
import { dayText } from '../history/day-steps.ts';
import { dayWithin, isLast, periodAround, stepPeriod } from './period-steps.ts';

/** Milliseconds between two looks at a period in which money still moves. */
const lookPause = 1_000;

/**
 * The period that is looked at, what it came to once the till has said so, and the way to others. What is
 * not over yet is asked for again when money has moved.
 */
export function useReport(): {
  readonly period: ReportPeriod;
  readonly isLast: boolean;
  /** Undefined while the till is asked. */
  readonly told: Report | null | Unanswered | undefined;
  readonly choose: (type: ReportPeriod['type']) => void;
  readonly step: (by: 1 | -1) => void;
} {
  const { reports, clock, store } = useServices();
  const offset = useWindow(({ register }) => register?.clockOffset ?? 0);
  const today = dayText(clock.now() + offset);
  const [period, setPeriod] = useState<ReportPeriod>(() => periodAround('day', today));
  const [told, setTold] = useState<Report | null | Unanswered>();
  const { type, name } = period;
  const isNow = isLast(period, today);
  const asked = useRef(0);
  const look = useCallback(async () => {
    asked.current += 1;
    const own = asked.current;
    const answer = await reports.report({ type, name });
    // A later question has overtaken it.
    if (own === asked.current) setTold(answer);
  }, [reports, type, name]);
  useEffect(() => {
    void look();
    return () => {
      asked.current += 1;
    };
  }, [look]);
  useEffect(() => {
    if (!isNow) return undefined;
    const often = atMostEvery(lookPause, 'news for a report', clock, () => void look());
    const stopListening = store.subscribe((state, before) => {
      if (state.moneyNews !== before.moneyNews) often.soon();
    });
    return () => {
      stopListening();
      often.stop();
    };
  }, [isNow, look, clock, store]);
  return {
    ...{ period, told },
    isLast: isNow,
    choose: (wanted) => go(periodAround(wanted, dayWithin(period, today))),
    step: (by) => go(stepPeriod(period, by, today)),
  };

  function go(next: ReportPeriod): void {
    if (next.name !== name) setPeriod(next);
  }
}
