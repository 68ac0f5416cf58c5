import { useEffect, useRef } from 'react';
import type { CheckoutView } from '../../../shared/ipc.ts';
import { AskingWords } from '../../components/asking-words.tsx';
import { Icon } from '../../components/icon.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { selectedRefund, selectedUnresolved } from '../../store/attention-slice.ts';
import { refundsInDoubt } from '../../store/money-slice.ts';
import { webhooksOff } from '../../store/webhooks-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { AttentionList } from './attention-list.tsx';
import { DoubtDetails } from './doubt-details.tsx';
import { RefundInDoubt } from './refund-in-doubt.tsx';
import { WebhooksOff } from './webhooks-off.tsx';

/**
 * Every payment and refund whose end somebody has still to find out. Nothing leaves this list by being looked at: a
 * payment in doubt goes when its terminal or a person has said how it ended.
 */
export function AttentionScreen() {
  const { t } = useWords();
  const { place, attention, history } = useServices();
  const unresolved = useWindow((state) => state.unresolved);
  const openRefunds = useWindow((state) => state.openRefunds);
  const refund = useWindow(selectedRefund);
  const payment = useWindow(selectedUnresolved);
  const selected = refund ? null : payment;
  const refunds = refundsInDoubt({ openRefunds });
  const isOff = useWindow(webhooksOff) > 0;
  const told = useWindow((state) => state.attention.told);
  const asking = useWindow((state) => state.asking);
  const screen = useRef<HTMLElement>(null);
  const isInDoubt = selected?.payment?.state === 'in_doubt';
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  useKeys(onKey);

  return (
    <main
      className="page"
      data-screen="attention"
      data-count={unresolved.length + refunds.length}
      aria-label={t('attention.title')}
      ref={screen}
      tabIndex={-1}
      onKeyDown={({ key }) => {
        if (key === 'ArrowDown') attention.step(1);
        if (key === 'ArrowUp') attention.step(-1);
      }}
    >
      <header className="page-head">
        <h1>{t('attention.title')}</h1>
        <p role="status" className="page-remark">
          {asking && <AskingWords asking={asking} />}
          {!asking && told && t(`attention.told.${told.verdict}`, { seq: String(told.seq) })}
        </p>
        {!selected && !refund && <PageNotice />}
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      <WebhooksOff />
      {selected || refund ? (
        <div className="history">
          <AttentionList
            unresolved={unresolved}
            refunds={refunds}
            selectedId={refund?.refund.id ?? selected?.id ?? null}
            onSelect={attention.select}
          />
          {refund && <RefundInDoubt line={refund} />}
          {selected && (
            <section className="doubt" aria-label={detailsName(selected)}>
              <DoubtDetails view={selected} />
              <NoticeLine />
              <div className="story-foot">
                {isInDoubt && selected.payment?.terminalId != null && (
                  <KeyCap
                    cap={t('key.r')}
                    label={t('attention.act.ask')}
                    shortcut="R"
                    isPrimary
                    onPress={() => void attention.ask()}
                  />
                )}
                {isInDoubt && (
                  <KeyCap
                    cap={t('key.t')}
                    label={t('attention.act.type')}
                    shortcut="T"
                    onPress={() => resolve(selected)}
                  />
                )}
                {!isInDoubt && (
                  <KeyCap
                    cap={t('key.enter')}
                    label={t('attention.act.seen')}
                    shortcut="Enter"
                    isPrimary
                    onPress={() => void attention.seen()}
                  />
                )}
                <KeyCap
                  cap={t('key.h')}
                  label={t('attention.act.story')}
                  shortcut="H"
                  onPress={() => showStory(selected)}
                />
              </div>
            </section>
          )}
        </div>
      ) : (
        <div className="attention-none">
          <Icon name="check" />
          {!isOff && <p>{t('attention.none')}</p>}
          <p>{t('attention.none.line')}</p>
        </div>
      )}
    </main>
  );

  function detailsName({ order }: CheckoutView): string {
    return t('attention.details', { seq: String(order.seq) });
  }

  function onKey(key: KeyName): 'unused' | undefined {
    if (key.type === 'escape') return place.go('sell');
    if (!selected) return 'unused';
    if (key.type === 'h') showStory(selected);
    else if (key.type === 'r' && isInDoubt) void attention.ask();
    else if (key.type === 't' && isInDoubt) resolve(selected);
    else if (key.type === 'enter' && !isInDoubt) void attention.seen();
    else return 'unused';
    return undefined;
  }

  function resolve({ payment }: CheckoutView): void {
    if (payment) place.open({ type: 'resolve', paymentId: payment.id });
  }

  function showStory({ order }: CheckoutView): void {
    history.show(order);
    place.go('history');
  }
}
