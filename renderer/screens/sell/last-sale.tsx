import { useCallback } from 'react';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { OrderRow } from './order-row.tsx';

/** How the last sale ended, which is what people ask next; pressing it shows the whole of today. */
export function LastSale() {
  const { t } = useWords();
  const { store } = useServices();
  const last = useWindow(({ today }) => today[0]);
  const open = useCallback(
    (orderId: string) => store.setState({ sellTab: 'today', selectedOrderId: orderId }),
    [store],
  );
  if (!last) return null;
  return (
    <section className="last-sale" aria-label={t('sell.last')}>
      <ol>
        <OrderRow line={last} isSelected={false} isTabStop onToggle={open} />
      </ol>
    </section>
  );
}
