import { memo } from 'react';
import type { OrderLine } from '../../../shared/ipc.ts';
import { Amount } from '../../components/amount.tsx';
import { ListRow } from '../../components/list-row.tsx';
import { methodWords, referenceWords } from '../../i18n/method-words.ts';
import { useWords } from '../../store/window-context.tsx';
import { saleLook, saleStatus } from '../sell/sale-words.ts';

/** One sale that was found: how it stands, what it came to, and what tells it from others. */
export const HistoryRow = memo(function HistoryRow(props: {
  readonly line: OrderLine;
  /** Where it stands in the list, in pixels. */
  readonly top: number;
  readonly isSelected: boolean;
  readonly onSelect: (orderId: string) => void;
}) {
  const words = useWords();
  const { line, top, isSelected, onSelect } = props;
  const { order, payment } = line;
  const status = saleStatus(line);
  const look = saleLook(status);
  const reference = payment && referenceWords(payment, words);
  const who = order.customer?.name ?? order.receipt;
  return (
    <ListRow
      top={top}
      isSelected={isSelected}
      onSelect={() => onSelect(order.id)}
      look={look}
      standing={words.t(`sale.${status}`)}
      marks={{ 'data-order': order.seq, 'data-status': status }}
    >
      <Amount className="order-amount" minor={order.amount} currency={order.currency} />
      <span className="order-found-by">
        <span>{words.t('today.number', { seq: String(order.seq) })}</span>
        <span>{words.day(order.createdAt)}</span>
        <span>{words.time(order.createdAt)}</span>
        {who && <span>{who}</span>}
        {reference && <span>{reference}</span>}
        {payment && <span>{methodWords(payment, words)}</span>}
      </span>
    </ListRow>
  );
});
