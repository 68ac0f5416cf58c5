import type { MoneyLine, RefundLine } from '../../../shared/money-line.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { keepFocus } from '../../components/press.tsx';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { refundLook } from './money-words.ts';

/** What has been given back of a payment so far, oldest first; each opens to what can be done about it. */
export function RefundsOfPayment({ line }: { readonly line: MoneyLine }) {
  const { t } = useWords();
  const advised = useWindow(({ money }) => money.advised);
  const isHere = advised?.payment.id === line.payment.id;
  if (!advised || !isHere || advised.refunds.length === 0) return null;
  return (
    <>
      <h3 className="money-refunds-title">{t('payments.refunds')}</h3>
      <ol className="money-refunds">
        {advised.refunds.map((each) => (
          <li key={each.refund.id}>
            <RefundRow line={each} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** One refund on one line. */
export function RefundRow({ line }: { readonly line: RefundLine }) {
  const { t, day, time } = useWords();
  const { place } = useServices();
  const { refund } = line;
  const look = refundLook(refund.state);
  return (
    <button
      type="button"
      className="order-row"
      data-refund={refund.id}
      data-state={refund.state}
      onMouseDown={keepFocus}
      onClick={() => place.open({ type: 'refund_progress', refundId: refund.id })}
    >
      <span className="order-status" data-tone={look.tone}>
        <Icon name={look.icon} />
        {t(look.word)}
      </span>
      <Amount className="order-amount" minor={refund.amount} currency={refund.currency} />
      <span className="order-found-by">
        <span>{day(refund.createdAt)}</span>
        <span>{time(refund.createdAt)}</span>
        {refund.notes.reason && <span>{refund.notes.reason}</span>}
      </span>
    </button>
  );
}
