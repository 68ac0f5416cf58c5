import { lineId } from '../../../shared/money-line.ts';
import { LongList } from '../../components/long-list.tsx';
import { Press } from '../../components/press.tsx';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { MoneyRow } from './money-row.tsx';

const keepKeys = { csv: 's', json: 'f' } as const;

/** Payments and refunds as the filter finds them. Their end asks for more. */
export function MoneyList(props: {
  readonly remark: string | null;
  readonly onKeep: (format: 'csv' | 'json') => void;
}) {
  const { t, count, plural } = useWords();
  const { money } = useServices();
  const { lines, next, search, selectedId, isCut } = useWindow((state) => state.money);
  const selected = lines.findIndex((line) => lineId(line) === selectedId);
  const found = { count: count(lines.length) };

  return (
    <section className="history-found" aria-label={t('payments.list')}>
      <header className="history-count">
        <p role="status">
          {search === 'failed' && t('history.failed')}
          {search === 'asking' && lines.length === 0 && t('history.asking')}
          {search !== 'failed' &&
            lines.length > 0 &&
            t(next ? 'payments.count.more' : `payments.count.${plural(lines.length)}`, found)}
          {isCut && ` ${t('payments.cut')}`}
          {props.remark !== null && ` ${props.remark}`}
        </p>
        <fieldset className="money-keep" aria-label={t('payments.keep')}>
          {(['csv', 'json'] as const).map((format) => (
            <Press
              key={format}
              className="menu-key"
              shortcut={keepKeys[format].toUpperCase()}
              onPress={() => props.onKeep(format)}
            >
              <span className="cap" aria-hidden="true">
                {t(`key.${keepKeys[format]}`)}
              </span>
              {t(`payments.keep_${format}`)}
            </Press>
          ))}
        </fieldset>
      </header>
      {search === 'answered' && lines.length === 0 && (
        <div className="today-empty">
          <p>{t('payments.none')}</p>
          <p>{t('payments.none.line')}</p>
        </div>
      )}
      <LongList
        id="money-list"
        label={t('payments.list')}
        lines={lines}
        chosen={selected}
        onNearEnd={next ? money.more : null}
        row={(line, place, top) => (
          <MoneyRow
            key={lineId(line)}
            line={line}
            top={top}
            isSelected={place === selected}
            onSelect={money.select}
          />
        )}
      />
    </section>
  );
}
