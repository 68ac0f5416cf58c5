import { useState } from 'react';
import type { AdvisedPayment } from '../../../shared/ipc-payments.ts';
import { Amount } from '../../components/amount.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { LabelledField } from '../../components/labelled-field.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import { Press } from '../../components/press.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import { emptyEntry, isEmptyEntry, pressAmountKey } from '../../screens/sell/amount-entry.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { RefundAdviceWords } from './refund-advice-words.tsx';
import {
  type ChosenRoute,
  type RefundEntry,
  readRefund,
  refundAtStart,
  routesFor,
} from './refund-entry.ts';

/** How much goes back, which way and why. Digits are the amount, as on the keypad; A is all of it. */
export function RefundForm({ advised }: { readonly advised: AdvisedPayment }) {
  const { t, money } = useWords();
  const { refunds, place, store } = useServices();
  const isBusy = useWindow((state) => state.money.isBusy);
  const [entry, setEntry] = useState<RefundEntry>(() => refundAtStart(advised.advice));
  const { advice, payment, seq } = advised;
  const { currency } = advice;
  const reading = readRefund(entry, advice, currency);
  const isPart = !isEmptyEntry(entry.amount);
  const minor = reading.type === 'not_possible' ? advice.remaining : reading.minor;
  const routes = routesFor(advice);
  const reasons = (['returned', 'wrong_amount', 'paid_twice', 'not_delivered'] as const).map(
    (each) => t(`refund.reason.${each}`),
  );
  return (
    <Dialog
      name="refund"
      title={t('refund.title', { seq: String(seq) })}
      onClose={place.closeDialog}
      isWide
      takesEnter
      foot={
        <KeyCap
          cap={t('key.enter')}
          label={t(isBusy ? 'refund.asking' : 'refund.confirm', { amount: money(minor, currency) })}
          shortcut="Enter"
          isPrimary
          isUnavailable={reading.type !== 'whole' || isBusy}
          onPress={() => void confirm()}
        />
      }
    >
      <DialogKeys onKey={onKey} />
      <RefundAdviceWords advice={advice} isPart={isPart} route={entry.route} />
      <form
        className="refund-form"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <div className="refund-amount">
          <span>{t('refund.amount', { amount: money(advice.remaining, currency) })}</span>
          <output aria-label={t('refund.amount.label')} data-minor={minor}>
            <Amount minor={minor} currency={currency} />
          </output>
          {isPart && (
            <Press className="menu-key" shortcut="A" onPress={all}>
              <span className="cap" aria-hidden="true">
                {t('key.a')}
              </span>
              {t('refund.all')}
            </Press>
          )}
        </div>
        <LabelledField
          label={t('refund.reason')}
          name="reason"
          value={entry.reason}
          maxLength={200}
          suggestions={reasons}
          onChange={(reason) => change({ reason })}
        />
        {routes.length > 1 && (
          <fieldset className="reasons" aria-label={t('refund.routes')}>
            <legend>{t('refund.routes')}</legend>
            {routes.map((route) => (
              <Press
                key={route}
                className="button reason"
                isPressed={entry.route === route}
                shortcut={letters[route].toUpperCase()}
                onPress={() => change({ route })}
              >
                <span className="cap" aria-hidden="true">
                  {t(`key.${letters[route]}`)}
                </span>
                {t(`refund.route.chosen.${route}`)}
              </Press>
            ))}
          </fieldset>
        )}
        <button type="submit" hidden />
      </form>
      {reading.type === 'too_much' && (
        <p className="dialog-notice" role="alert" data-refused="too_much">
          {t('refund.too_much', { amount: money(advice.remaining, currency) })}
        </p>
      )}
      {reading.type === 'not_possible' && (
        <p className="dialog-notice" role="alert" data-refused={reading.why}>
          {t(`refund.why_not.${reading.why}`)}
        </p>
      )}
      {reading.type === 'whole' && <NoticeLine />}
    </Dialog>
  );

  function change(part: Partial<RefundEntry>): void {
    store.setState({ notice: null });
    setEntry((before) => ({ ...before, ...part }));
  }

  function all(): void {
    change({ amount: emptyEntry });
  }

  function onKey(key: KeyName): 'unused' | undefined {
    switch (key.type) {
      case 'digit':
        change({ amount: pressAmountKey(entry.amount, key, currency) });
        return undefined;
      case 'point':
      case 'backspace':
        change({ amount: pressAmountKey(entry.amount, { type: key.type }, currency) });
        return undefined;
      case 'a':
        return all() as undefined;
      case 'enter':
        return void confirm() as undefined;
      default: {
        const route = routes.find((each) => letters[each] === key.type);
        if (!route) return 'unused';
        change({ route });
        return undefined;
      }
    }
  }

  async function confirm(): Promise<void> {
    if (reading.type !== 'whole') return;
    const { amount } = reading;
    const { reason, route } = entry;
    const asked = { paymentId: payment.id, amount, remaining: advice.remaining, reason };
    const done = await refunds.create(route === 'advised' ? asked : { ...asked, route });
    const told = store.getState().lastRefund;
    if (done && told) place.open({ type: 'refund_progress', refundId: told.refund.id });
  }
}

const letters = { advised: 't', drawer: 'c', person: 'o' } as const satisfies Record<
  ChosenRoute,
  string
>;
