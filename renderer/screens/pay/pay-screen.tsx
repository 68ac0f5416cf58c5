import { useEffect, useRef } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { CheckoutView } from '../../../shared/ipc.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { TerminalChip } from '../../components/terminal-chip.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { terminalById } from '../../store/terminals-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { DeadlineBar } from './deadline-bar.tsx';
import { type PayKey, payKeys, whyNoCancel } from './pay-keys.ts';
import { PayRemark } from './pay-remark.tsx';
import { payStatus, payTone } from './pay-status.ts';
import { StatusPanel } from './status-panel.tsx';

/** One payment, as large as the window, from the first byte to the end that somebody has seen. */
export function PayScreen(props: { readonly checkout: CheckoutView }) {
  const { t } = useWords();
  const { asks } = useServices();
  const { checkout } = props;
  const lookedAt = useWindow((state) => state.lookedAt);
  const terminal = useWindow((state) => terminalById(state, checkout.activity?.terminalId));
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  useKeys(onKey);

  const status = payStatus(checkout, lookedAt);
  const keys = payKeys(status, checkout.cancel);
  const seq = String(checkout.order.seq);
  return (
    <main
      className="pay"
      data-screen="pay"
      data-state={status}
      data-tone={payTone(status)}
      aria-label={t('pay.label', { seq })}
      ref={screen}
      tabIndex={-1}
    >
      <header className="pay-head">
        <p className="pay-sale">{t('today.sale', { seq })}</p>
        {checkout.recovered && status !== 'interrupted' && (
          <p className="pay-recovered">{t('pay.recovered')}</p>
        )}
        {terminal && <TerminalChip status={terminal} />}
      </header>
      <StatusPanel checkout={checkout} status={status} />
      <footer className="pay-foot">
        <DeadlineBar checkout={checkout} status={status} />
        <PayRemark />
        <div className="pay-keys">
          {keys.map((key) => (
            <KeyCap
              key={key.action}
              cap={t(`key.${key.key}`)}
              label={t(`act.${key.action}`)}
              shortcut={shortcuts[key.key]}
              isPrimary={key.isPrimary}
              isUnavailable={key.unavailable !== null}
              onPress={() => perform(key)}
            />
          ))}
        </div>
      </footer>
    </main>
  );

  function onKey({ type }: KeyName): 'unused' | undefined {
    const key = keys.find((candidate) => candidate.key === type);
    if (!key && type !== 'escape') return 'unused';
    if (key) perform(key);
    else asks.notice({ type: 'cannot_cancel', why: whyNoCancel(checkout.cancel) });
    return undefined;
  }

  function perform({ action, unavailable }: PayKey): void {
    if (unavailable !== null) {
      asks.notice({ type: 'cannot_cancel', why: unavailable });
      return;
    }
    switch (action) {
      case 'next':
      case 'back':
        void asks.leave();
        break;
      case 'retry':
        void asks.retry();
        break;
      case 'cancel':
        void asks.cancel();
        break;
      case 'check':
        void asks.check();
        break;
      case 'resolve':
        void asks.resolve();
        break;
      default:
        assertNever(action);
    }
  }
}

const shortcuts = { enter: 'Enter', escape: 'Escape', r: 'R' } as const;
