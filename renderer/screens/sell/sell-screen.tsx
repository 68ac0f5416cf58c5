import { useEffect, useRef } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { noticeWords } from '../../i18n/notice-words.ts';
import type { KeyName } from '../../keyboard.ts';
import { registerCurrency } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { AmountDisplay, AmountHint } from './amount-display.tsx';
import { entryMinor } from './amount-entry.ts';
import { Keypad } from './keypad.tsx';
import { OrdersToday } from './orders-today.tsx';

/** Type an amount, charge it; today's sales beside it. */
export function SellScreen() {
  const words = useWords();
  const { asks } = useServices();
  const entry = useWindow((state) => state.entry);
  const notice = useWindow((state) => state.notice);
  const asking = useWindow((state) => state.asking);
  const currency = useWindow(registerCurrency);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  useKeys(onKey);

  const minor = entryMinor(entry, currency);
  return (
    <main className="sell" data-screen="sell" ref={screen} tabIndex={-1}>
      <section className="sell-amount" aria-label={words.t('sell.title')}>
        <div className="sell-display">
          <h1>{words.t('sell.amount')}</h1>
          <AmountDisplay entry={entry} currency={currency} />
          {!notice && (
            <p className="sell-hint">
              <AmountHint entry={entry} currency={currency} />
            </p>
          )}
          <p className="sell-notice" role="alert">
            {notice && (
              <>
                <Icon name="alert" />
                {noticeWords(notice, words, currency)}
              </>
            )}
          </p>
        </div>
        <Keypad
          onKey={asks.type}
          onCharge={() => void asks.charge()}
          amount={minor === 0 ? null : <Amount minor={minor} currency={currency} />}
          isCharging={asking?.what === 'start'}
        />
      </section>
      <OrdersToday />
    </main>
  );

  function onKey(key: KeyName): void {
    switch (key.type) {
      case 'digit':
        asks.type(key);
        break;
      case 'point':
      case 'backspace':
        asks.type({ type: key.type });
        break;
      case 'escape':
        asks.type({ type: 'clear' });
        break;
      case 'enter':
        void asks.charge();
        break;
      case 'r':
        break;
      default:
        assertNever(key);
    }
  }
}
