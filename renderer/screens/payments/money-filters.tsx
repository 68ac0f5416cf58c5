import { moneyKinds, moneySorts, moneyStandings } from '../../../shared/money-line.ts';
import { Choice, DayField } from '../../components/filter-fields.tsx';
import { Press } from '../../components/press.tsx';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

const methods = ['card', 'upi', 'cash', 'netbanking', 'wallet', 'external'] as const;

/** Which payments and refunds are listed: every choice is one of a few words, or a day. */
export function MoneyFilters() {
  const { t } = useWords();
  const { money } = useServices();
  const filter = useWindow((state) => state.money.filter);
  const terminals = useWindow((state) => state.terminals);
  const isWide = Object.keys(filter).length === 3 && filter.kind === 'all';
  return (
    <fieldset className="money-filters" aria-label={t('payments.filters')}>
      <Choice
        label={t('payments.kind')}
        value={filter.kind}
        options={moneyKinds.map((kind) => [kind, t(`payments.kind.${kind}`)])}
        onChange={(value) => money.narrow({ kind: moneyKinds.find((each) => each === value) })}
      />
      <Choice
        label={t('payments.state')}
        value={filter.standing ?? ''}
        options={[
          ['', t('payments.any')],
          ...moneyStandings.map((each) => [each, t(`payments.standing.${each}`)] as const),
        ]}
        onChange={(value) =>
          money.narrow({ standing: moneyStandings.find((each) => each === value) })
        }
      />
      <Choice
        label={t('payments.method')}
        value={filter.method ?? ''}
        options={[
          ['', t('payments.any')],
          ...methods.map((each) => [each, t(`method.${each}`)] as const),
        ]}
        onChange={(value) => money.narrow({ method: methods.find((each) => each === value) })}
      />
      <Choice
        label={t('payments.terminal')}
        value={filter.terminalId ?? ''}
        options={[
          ['', t('payments.any')],
          ...terminals.map(({ terminal }) => [terminal.id, terminal.name] as const),
        ]}
        onChange={(value) => money.narrow({ terminalId: value === '' ? undefined : value })}
      />
      <DayField
        label={t('payments.from')}
        value={filter.from}
        onChange={(from) => money.narrow({ from })}
      />
      <DayField
        label={t('payments.to')}
        value={filter.to}
        onChange={(to) => money.narrow({ to })}
      />
      <Choice
        label={t('payments.sort')}
        value={filter.sort}
        options={moneySorts.map((sort) => [sort, t(`payments.sort.${sort}`)])}
        onChange={(value) => money.narrow({ sort: moneySorts.find((each) => each === value) })}
      />
      {!isWide && (
        <Press className="menu-key" onPress={money.widen}>
          {t('payments.widen')}
        </Press>
      )}
    </fieldset>
  );
}
