import { type KeyboardEvent, useCallback } from 'react';
import { Press } from '../../components/press.tsx';
import { doubtCount } from '../../store/attention-slice.ts';
import { orderToggled } from '../../store/orders-slice.ts';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { OrderRow } from './order-row.tsx';

/** Today's sales, newest first. One of them can be opened; the arrow keys walk through them. */
export function OrdersToday() {
  const { t, plural } = useWords();
  const { store, place } = useServices();
  const today = useWindow((state) => state.today);
  const selected = useWindow((state) => state.selectedOrderId);
  const keys = useWindow(registerKeys);
  const doubts = useWindow(doubtCount);
  const toggle = useCallback(
    (orderId: string) => store.setState((state) => orderToggled(state, orderId)),
    [store],
  );
  const tabStop = today.some(({ order }) => order.id === selected) ? selected : today[0]?.order.id;

  return (
    <section className="today" aria-labelledby="today-title">
      <header className="today-head">
        <h2 id="today-title">{t('today.title')}</h2>
        <p>{t(`today.count.${plural(today.length)}`, { count: String(today.length) })}</p>
        {doubts > 0 && (
          <Press
            className="today-doubts"
            shortcut={keys.attention}
            onPress={() => place.go('attention')}
          >
            {t(`today.doubt.${plural(doubts)}`, { count: String(doubts) })}
            <span className="cap" aria-hidden="true">
              {keys.attention}
            </span>
          </Press>
        )}
      </header>
      {today.length === 0 ? (
        <div className="today-empty">
          <p>{t('today.empty')}</p>
          <p>{t('today.empty.line')}</p>
        </div>
      ) : (
        <ol className="today-list" onKeyDown={walk}>
          {today.map((line) => (
            <OrderRow
              key={line.order.id}
              line={line}
              isSelected={line.order.id === selected}
              isTabStop={line.order.id === tabStop}
              onToggle={toggle}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

/** Arrow up and down, Home and End, among the rows. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button.order-row')];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: Math.max(0, here - 1),
    Home: 0,
    End: rows.length - 1,
  };
  const target = rows[steps[event.key] ?? -1];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
