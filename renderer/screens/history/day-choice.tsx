import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';
import { noonOf } from './day-steps.ts';

/** Which day's sales are searched: all of them, or one to step to and fro from. */
export function DayChoice(props: {
  readonly day: string | null;
  readonly onStep: (by: 1 | -1) => void;
  readonly onAll: () => void;
}) {
  const { t, weekday } = useWords();
  const { day, onStep, onAll } = props;
  return (
    <fieldset className="day-choice" aria-label={t('history.day')} data-day={day ?? 'all'}>
      <Press
        className="button day-step"
        label={t('history.day.earlier')}
        shortcut="PageUp"
        onPress={() => onStep(-1)}
      >
        <Icon name="earlier" />
      </Press>
      <Press className="button day-shown" isPressed={day !== null} onPress={onAll}>
        {day === null ? t('history.day.all') : weekday(noonOf(day))}
      </Press>
      <Press
        className="button day-step"
        label={t('history.day.later')}
        shortcut="PageDown"
        isUnavailable={day === null}
        onPress={() => onStep(1)}
      >
        <Icon name="later" />
      </Press>
    </fieldset>
  );
}
