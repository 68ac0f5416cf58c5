import { memo } from 'react';
import type { OrderLine } from '../../../shared/ipc.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { keepFocus } from '../../components/press.tsx';
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
    <div
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      className="order-row history-row"
      data-order={order.seq}
      data-status={status}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={keepFocus}
      onClick={() => onSelect(order.id)}
      onKeyDown={({ key }) => key === 'Enter' && onSelect(order.id)}
    >
      <span className="order-status" data-tone={look.tone}>
        <Icon name={look.icon} />
        {words.t(`sale.${status}`)}
      </span>
      <Amount className="order-amount" minor={order.amount} currency={order.currency} />
      <span className="order-found-by">
        <span>{words.t('today.number', { seq: String(order.seq) })}</span>
        <span>{words.day(order.createdAt)}</span>
        <span>{words.time(order.createdAt)}</span>
        {who && <span>{who}</span>}
        {reference && <span>{reference}</span>}
        {payment && <span>{methodWords(payment, words)}</span>}
      </span>
    </div>
  );
});
