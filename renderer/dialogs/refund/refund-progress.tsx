import type { RefundLine } from '../../../shared/money-line.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { refundLook } from '../../screens/payments/money-words.ts';
import { terminalById } from '../../store/terminals-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { refundProgress } from './refund-progress-words.ts';

/** How a refund stands, in words that say what to do. */
export function RefundProgress({ line }: { readonly line: RefundLine }) {
  const { t, time } = useWords();
  const { refund } = line;
  const look = refundLook(refund.state);
  const terminal = useWindow((state) => terminalById(state, refund.terminalId))?.terminal;
  const name = terminal?.name ?? refund.terminalId ?? '';
  const { what } = refundProgress(refund);
  return (
    <section
      role="alert"
      aria-label={t('refund.progress')}
      data-refund={refund.id}
      data-state={refund.state}
      data-stage={refund.stage}
    >
      <p className="refund-state" data-tone={look.tone}>
        <Icon name={look.icon} />
        <span>{t(look.word)}</span>
        <Amount minor={refund.amount} currency={refund.currency} />
      </p>
      <p className="refund-what">{t(what, { name })}</p>
      {refund.doubt && (
        <p className="refund-what">
          {t(`refund.doubt.${refund.doubt.reason}`, { time: time(refund.doubt.since) })}
        </p>
      )}
      {refund.state === 'in_doubt' && line.asked?.until !== undefined && (
        <p className="refund-what">{t('refund.not_yet', { time: time(line.asked.until) })}</p>
      )}
      {refund.failure && (
        <p className="refund-what">
          {refund.failure.reason ?? t(`refund.failed_by.${refund.failure.by}`)}
        </p>
      )}
      {refund.approval?.rrn && <p>{t('method.rrn', { rrn: refund.approval.rrn })}</p>}
    </section>
  );
}
