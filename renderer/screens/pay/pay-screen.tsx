import { useEffect, useRef } from 'react';
import type { CheckoutView } from '../../../shared/ipc.ts';
import { TerminalChip } from '../../components/terminal-chip.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { isSwitching } from '../../store/checkout-slice.ts';
import { terminalById } from '../../store/terminals-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { DeadlineBar } from './deadline-bar.tsx';
import { PayKeyCaps } from './pay-key-caps.tsx';
import { findPayKey, payKeys, whyNoCancel } from './pay-keys.ts';
import { PayRemark } from './pay-remark.tsx';
import { payStatus, payTone } from './pay-status.ts';
import { StatusPanel } from './status-panel.tsx';
import { usePayActions } from './use-pay-actions.ts';
import { UtrForm } from './utr-form.tsx';

/** One payment, as large as the window, from the first byte to the end that somebody has seen. */
export function PayScreen(props: { readonly checkout: CheckoutView }) {
  const { t } = useWords();
  const { asks } = useServices();
  const { checkout } = props;
  const lookedAt = useWindow((state) => state.lookedAt);
  const isBeingSwitched = useWindow((state) => isSwitching(state));
  const terminal = useWindow((state) => terminalById(state, checkout.activity?.terminalId));
  const screen = useRef<HTMLElement>(null);
  useEffect(() => {
    // A field of this screen has it already.
    if (screen.current?.contains(document.activeElement)) return;
    screen.current?.focus({ preventScroll: true });
  }, []);
  useKeys(onKey);

  const perform = usePayActions(checkout);
  const status = payStatus(checkout, lookedAt, isBeingSwitched);
  const keys = payKeys(status, {
    cancel: checkout.cancel,
    amountDue: checkout.amountDue,
    amountPaid: checkout.order.amountPaid,
  });
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
        {(status === 'upi_person' || status === 'upi_unconfirmed') && <UtrForm />}
        <PayKeyCaps checkout={checkout} keys={keys} onPress={perform} />
      </footer>
    </main>
  );

  function onKey(pressed: KeyName): 'unused' | undefined {
    const key = findPayKey(keys, pressed);
    if (key) perform(key);
    else if (pressed.type === 'escape') {
      asks.notice({ type: 'cannot_cancel', why: whyNoCancel(checkout.cancel) });
    } else if (status === 'change' && pressed.type === 'digit') {
      // The next customer's amount: the change has been seen.
      void asks.leave();
      asks.type(pressed);
    } else return 'unused';
    return undefined;
  }
}
