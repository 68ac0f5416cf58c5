import type { ReportPeriod } from '../../../shared/report.ts';
import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import { useWords } from '../../store/window-context.tsx';
import { periodWords } from './period-words.ts';

/** In the order of their keys, 1 to 3. */
export const periodTypes: readonly ReportPeriod['type'][] = ['day', 'month', 'year'];

/** Which day, month or year is looked at. */
export function PeriodChoice(props: {
  readonly period: ReportPeriod;
  readonly isLast: boolean;
  readonly onType: (type: ReportPeriod['type']) => void;
  readonly onStep: (by: 1 | -1) => void;
}) {
  const words = useWords();
  const { t } = words;
  const { period, isLast, onType, onStep } = props;
  return (
    <>
      <fieldset className="day-choice" aria-label={t('reports.period')} data-period={period.name}>
        {periodTypes.map((type, place) => (
          <Press
            key={type}
            className="button period-type"
            isPressed={type === period.type}
            shortcut={String(place + 1)}
            onPress={() => onType(type)}
          >
            {t(`reports.type.${type}`)}
            <span className="cap" aria-hidden="true">
              {place + 1}
            </span>
          </Press>
        ))}
      </fieldset>
      <fieldset className="day-choice" aria-label={t('reports.which')}>
        <Press
          className="button day-step"
          label={t('reports.earlier')}
          shortcut="-"
          onPress={() => onStep(-1)}
        >
          <Icon name="earlier" />
        </Press>
        <output className="period-shown">{periodWords(period, words)}</output>
        <Press
          className="button day-step"
          label={t('reports.later')}
          shortcut="+"
          isUnavailable={isLast}
          onPress={() => onStep(1)}
        >
          <Icon name="later" />
        </Press>
      </fieldset>
    </>
  );
}
