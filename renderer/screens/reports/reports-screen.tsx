import { useEffect, useRef, useState } from 'react';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { Press } from '../../components/press.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { CurrencyView } from './currency-view.tsx';
import { PeriodChoice, periodTypes } from './period-choice.tsx';
import { useReport } from './use-report.ts';

/** Pixels that an arrow key goes on. */
const lineHeight = 80;

/**
 * What a day, a month or a year came to. 1 to 3 choose which, minus and plus go to the one before and
 * after, T shows the figures instead of the picture, S saves them as a file.
 */
export function ReportsScreen() {
  const { t, count, plural } = useWords();
  const { place, reports } = useServices();
  const { period, isLast, told, choose, step } = useReport();
  const [isTable, setTable] = useState(false);
  const [remark, setRemark] = useState<string | null>(null);
  const screen = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (told === 'not_allowed') place.go('sell');
  }, [told, place]);
  useKeys((key) => {
    switch (key.type) {
      case 'escape':
        return place.go('sell');
      case 'digit':
        return chooseAt(Number(key.digit) - 1);
      case 'up':
        return scroll(-1);
      case 'down':
        return scroll(1);
      case 'minus':
        step(-1);
        return undefined;
      case 'plus':
        step(1);
        return undefined;
      case 't':
        setTable(!isTable);
        return undefined;
      case 's':
        void keep();
        return undefined;
      default:
        return 'unused';
    }
  });
  const report = typeof told === 'object' ? told : null;

  return (
    <main
      className="page"
      data-screen="reports"
      data-told={told === undefined ? 'asking' : (report?.period.name ?? 'nothing')}
      aria-label={t('reports.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head reports-head">
        <h1>{t('reports.title')}</h1>
        <PeriodChoice period={period} isLast={isLast} onType={choose} onStep={step} />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      <div className="page-body reports" ref={body}>
        <div className="reports-tools">
          <p role="status" className="page-remark">
            {told === 'no_answer' ? t('reports.no_answer') : remark}
          </p>
          <PageNotice />
          {report && report.inDoubt > 0 && (
            <Press className="menu-key" onPress={() => place.go('attention')}>
              {t(`reports.in_doubt.${plural(report.inDoubt)}`, { count: count(report.inDoubt) })}
            </Press>
          )}
          <Press
            className="menu-key"
            shortcut="t"
            isPressed={isTable}
            onPress={() => setTable(!isTable)}
          >
            {t('reports.table')}
            <span className="cap" aria-hidden="true">
              T
            </span>
          </Press>
          <Press className="menu-key" shortcut="s" onPress={() => void keep()}>
            {t('reports.keep')}
            <span className="cap" aria-hidden="true">
              S
            </span>
          </Press>
        </div>
        {report?.currencies.length === 0 && (
          <p className="reports-empty">{t(`reports.nothing.${period.type}`)}</p>
        )}
        {report?.currencies.map((each) => (
          <CurrencyView
            key={each.currency}
            period={report.period}
            report={each}
            isTable={isTable}
          />
        ))}
      </div>
    </main>
  );

  /** Most of a report is figures, which nobody can go to with Tab. */
  function scroll(by: 1 | -1): undefined {
    body.current?.scrollBy({ top: by * lineHeight });
  }

  function chooseAt(place: number): undefined {
    const type = periodTypes[place];
    if (type) choose(type);
  }

  async function keep(): Promise<void> {
    setRemark(null);
    setRemark(t(`reports.keep.${await reports.keep(period.name)}`));
  }
}
