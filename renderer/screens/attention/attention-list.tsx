import type { CheckoutView } from '../../../shared/ipc.ts';
import type { RefundLine } from '../../../shared/money-line.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { keepFocus } from '../../components/press.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';

/** The payments and refunds that need somebody, oldest first. */
export function AttentionList(props: {
  readonly unresolved: readonly CheckoutView[];
  readonly refunds: readonly RefundLine[];
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
}) {
  const { t, day, time } = useWords();
  const { clock } = useServices();
  const { unresolved, refunds, selectedId, onSelect } = props;
  const today = day(clock.now());
  return (
    <ol className="attention-list" aria-label={t('attention.list')}>
      {unresolved.map(({ id, order, payment }) => {
        const isInDoubt = payment?.state === 'in_doubt';
        const since = payment?.doubt?.since ?? payment?.changedAt ?? order.createdAt;
        return (
          <li key={id} data-unresolved={order.seq} data-reason={payment?.doubt?.reason ?? 'over'}>
            <button
              type="button"
              className="order-row"
              aria-current={id === selectedId}
              onMouseDown={keepFocus}
              onClick={() => onSelect(id)}
            >
              <span className="order-status" data-tone={isInDoubt ? 'doubt' : 'still'}>
                <Icon name={isInDoubt ? 'question' : 'check'} />
                {t('attention.item', { seq: String(order.seq) })}
              </span>
              <Amount
                className="order-amount"
                minor={payment?.amount ?? order.amount}
                currency={order.currency}
              />
              <span className="order-found-by">
                <span>{t(isInDoubt ? 'sale.in_doubt' : 'attention.interrupted')}</span>
                <span>
                  {t('attention.since', { time: day(since) === today ? time(since) : day(since) })}
                </span>
              </span>
            </button>
          </li>
        );
      })}
      {refunds.map(({ refund, seq }) => {
        const since = refund.doubt?.since ?? refund.changedAt;
        return (
          <li key={refund.id} data-refund-in-doubt={seq} data-reason={refund.doubt?.reason}>
            <button
              type="button"
              className="order-row"
              aria-current={refund.id === selectedId}
              onMouseDown={keepFocus}
              onClick={() => onSelect(refund.id)}
            >
              <span className="order-status" data-tone="doubt">
                <Icon name="question" />
                {t('attention.refund.item', { seq: String(seq) })}
              </span>
              <Amount className="order-amount" minor={refund.amount} currency={refund.currency} />
              <span className="order-found-by">
                <span>{t('refund.state.in_doubt')}</span>
                <span>
                  {t('attention.since', { time: day(since) === today ? time(since) : day(since) })}
                </span>
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
