import { memo } from 'react';
import type { OrderLine } from '../../../shared/ipc.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { keepFocus } from '../../components/press.tsx';
import { methodWords, referenceWords } from '../../i18n/method-words.ts';
import { useWords } from '../../store/window-context.tsx';
import { OrderDetails } from './order-details.tsx';
import { saleLook, saleStatus } from './sale-words.ts';

/** One sale: status, amount, and in small what finds it again. Drawn afresh only when it changed. */
export const OrderRow = memo(function OrderRow(props: {
  readonly line: OrderLine;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly onToggle: (orderId: string) => void;
}) {
  const words = useWords();
  const { line, isSelected, isTabStop, onToggle } = props;
  const { order, payment } = line;
  const status = saleStatus(line);
  const look = saleLook(status);
  const reference = payment && referenceWords(payment, words);
  return (
    <li className="order" data-order={order.seq} data-status={status}>
      <button
        type="button"
        className="order-row"
        aria-expanded={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onMouseDown={keepFocus}
        onClick={() => onToggle(order.id)}
      >
        <span className="order-status" data-tone={look.tone}>
          <Icon name={look.icon} />
          {words.t(`sale.${status}`)}
        </span>
        <Amount className="order-amount" minor={order.amount} currency={order.currency} />
        <span className="order-found-by">
          <span>{words.t('today.number', { seq: String(order.seq) })}</span>
          <span>{words.time(order.createdAt)}</span>
          {payment && <span>{methodWords(payment, words)}</span>}
          {reference && <span>{reference}</span>}
        </span>
      </button>
      {isSelected && <OrderDetails line={line} />}
    </li>
  );
});
