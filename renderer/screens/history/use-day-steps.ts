import { useServices, useWindow } from '../../store/window-context.tsx';
import { dayText, stepDay } from './day-steps.ts';

/** The day that is searched, and the way to others. */
export function useDaySteps(): {
  readonly day: string | null;
  readonly step: (by: 1 | -1) => void;
  readonly clear: () => void;
} {
  const { history, clock } = useServices();
  const day = useWindow((state) => state.history.day);
  const offset = useWindow(({ register }) => register?.clockOffset ?? 0);
  return {
    day,
    step(by) {
      const next = stepDay(day, by, dayText(clock.now() + offset));
      if (next !== day) history.chooseDay(next);
    },
    clear: () => history.chooseDay(null),
  };
}
