import { lineId, type MoneyLine } from '../../../shared/money-line.ts';
import { LongList } from '../../components/long-list.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';
import { MoneyRow } from '../payments/money-row.tsx';

/** The till's own lines of a terminal's open day; a line leads to its story. */
export function BatchLines({ lines }: { readonly lines: readonly MoneyLine[] }) {
  const { t } = useWords();
  const { history, place } = useServices();
  return (
    <LongList
      label={t('settlement.lines')}
      lines={lines}
      chosen={-1}
      onNearEnd={null}
      row={(line, _place, top) => (
        <MoneyRow
          key={lineId(line)}
          line={line}
          top={top}
          isSelected={false}
          onSelect={() => showStory(line)}
        />
      )}
    />
  );

  function showStory({ payment, seq }: MoneyLine): void {
    history.show({ id: payment.orderId, seq });
    place.go('history');
  }
}
