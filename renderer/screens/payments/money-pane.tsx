import { type RefObject, useEffect } from 'react';
import { type MoneyLine, subjectOf } from '../../../shared/money-line.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { selectedMoney } from '../../store/money-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { MoneyFacts } from './money-facts.tsx';
import { lineLook } from './money-words.ts';
import { RefundsOfPayment } from './refunds-of-payment.tsx';

/** The chosen payment or refund: what is known of it, and what can be done. */
export function MoneyPane(props: {
  readonly self: RefObject<HTMLElement | null>;
  readonly onKeep: (format: 'csv' | 'json') => void;
}) {
  const words = useWords();
  const { t } = words;
  const { money, place, history, refunds } = useServices();
  const line = useWindow(selectedMoney);
  const { self, onKeep } = props;
  // A line that is another one than before tells that there is more to it.
  useEffect(() => {
    if (line) void money.advise();
  }, [money, line]);
  useKeys((key) => (self.current?.contains(document.activeElement) ? onKey(key) : 'unused'));
  const look = line && lineLook(line);

  return (
    <section
      className="story"
      ref={self}
      tabIndex={-1}
      aria-label={line ? t('payments.details', { seq: String(line.seq) }) : t('payments.chosen')}
      data-chosen={line?.seq}
    >
      {line && look ? (
        <>
          <header className="story-head">
            <h2>
              {t(line.type === 'refund' ? 'payments.refund_of' : 'payments.payment_of', {
                seq: String(line.seq),
              })}
            </h2>
            <span className="order-status" data-tone={look.tone}>
              <Icon name={look.icon} />
              {t(look.word)}
            </span>
            <Amount
              className="order-amount"
              minor={subjectOf(line).amount}
              currency={subjectOf(line).currency}
            />
          </header>
          <div className="money-body">
            <MoneyFacts line={line} />
            <RefundsOfPayment line={line} />
          </div>
          <PageNotice />
        </>
      ) : (
        <p className="story-none money-body">{t('payments.choose')}</p>
      )}
      <footer className="story-foot">
        {line && (
          <KeyCap
            cap={t('key.h')}
            label={t('attention.act.story')}
            shortcut="H"
            onPress={() => showStory(line)}
          />
        )}
        {line?.payment.state === 'authorised' && (
          <KeyCap
            cap={t('key.c')}
            label={t('payments.capture')}
            shortcut="C"
            isPrimary
            onPress={() => void refunds.capture(line.payment.id)}
          />
        )}
        {line?.type === 'refund' && (
          <KeyCap
            cap={t('key.enter')}
            label={t('refund.see')}
            shortcut="Enter"
            isPrimary
            onPress={() => see(line)}
          />
        )}
        {line?.payment.state === 'captured' && (
          <KeyCap
            cap={t('key.r')}
            label={t('refund.open')}
            shortcut="R"
            isPrimary={line.type === 'payment'}
            onPress={() => refund(line)}
          />
        )}
      </footer>
    </section>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    const isAuthorised = line?.payment.state === 'authorised';
    if (key.type === 's') onKeep('csv');
    else if (key.type === 'f') onKeep('json');
    else if (key.type === 'up' || key.type === 'down') money.step(key.type === 'up' ? -1 : 1);
    else if (!line) return 'unused';
    else if (key.type === 'h') showStory(line);
    else if (key.type === 'c' && isAuthorised) void refunds.capture(line.payment.id);
    else if (key.type === 'r' && line.payment.state === 'captured') refund(line);
    else if (key.type === 'enter' && line.type === 'refund') see(line);
    else if (key.type === 'enter' && line.payment.state === 'captured') refund(line);
    else return 'unused';
    return undefined;
  }

  function refund({ payment }: MoneyLine): void {
    place.open({ type: 'refund', paymentId: payment.id });
  }

  function see(line: MoneyLine): void {
    if (line.type === 'refund') place.open({ type: 'refund_progress', refundId: line.refund.id });
  }

  function showStory({ payment, seq }: MoneyLine): void {
    history.show({ id: payment.orderId, seq });
    place.go('history');
  }
}
