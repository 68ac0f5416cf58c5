import { useEffect, useRef } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon } from '../../components/icon.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { noticeWords } from '../../i18n/notice-words.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { screenNotice } from '../../store/entry-slice.ts';
import { registerCurrency, registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { AmountDisplay, AmountHint } from './amount-display.tsx';
import { entryMinor } from './amount-entry.ts';
import { saleTotal } from './cart.ts';
import { focusGoods, Goods } from './goods.tsx';
import { Keypad } from './keypad.tsx';
import { OrdersToday } from './orders-today.tsx';
import { SaleSoFar } from './sale-so-far.tsx';
import { TenderKeys } from './tender-keys.tsx';

/** Type an amount, add goods, charge it; the sale so far and today's sales beside it. */
export function SellScreen() {
  const words = useWords();
  const { asks, sale, tender } = useServices();
  const keys = useWindow(registerKeys);
  const entry = useWindow((state) => state.entry);
  const notice = useWindow(screenNotice);
  const asking = useWindow((state) => state.asking);
  const catalogue = useWindow((state) => state.catalogue);
  const cart = useWindow((state) => state.cart);
  const currency = useWindow(registerCurrency);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  useKeys(onKey);

  const typed = entryMinor(entry, currency);
  const total = saleTotal(cart, typed);
  const label = words.t(cart.length > 0 ? 'sell.more' : 'sell.amount');
  const hasGoods = catalogue.length > 0;
  return (
    <main
      className={hasGoods ? 'sell sell-with-goods' : 'sell'}
      data-screen="sell"
      ref={screen}
      tabIndex={-1}
    >
      <section className="sell-amount" aria-label={words.t('sell.title')}>
        <div className="sell-display">
          <h1>{label}</h1>
          <AmountDisplay label={label} entry={entry} currency={currency} />
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
          onClear={sale.clear}
          onCharge={() => void tender.charge()}
          amount={total ? <Amount minor={total} currency={currency} /> : null}
          isCharging={asking?.what === 'start'}
        />
        <TenderKeys
          keys={keys}
          isUnavailable={!total || asking !== null}
          onPay={(key) => void tender.pay(key)}
        />
      </section>
      {hasGoods && <Goods catalogue={catalogue} cart={cart} onAdd={sale.add} />}
      <div className="sell-side">
        {cart.length > 0 && (
          <SaleSoFar
            cart={cart}
            typed={typed}
            total={total}
            currency={currency}
            onChange={sale.change}
            onRemove={sale.remove}
            onRemoveTyped={() => asks.type({ type: 'clear' })}
          />
        )}
        <OrdersToday />
      </div>
    </main>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    switch (key.type) {
      case 'digit':
        asks.type(key);
        break;
      case 'point':
      case 'backspace':
        asks.type({ type: key.type });
        break;
      case 'plus':
        sale.changeLast(1);
        break;
      case 'minus':
        sale.changeLast(-1);
        break;
      case 'delete':
        sale.removeLast();
        break;
      case 'command':
        if (key.command !== 'search') return tender.command(key.command);
        focusGoods(screen.current);
        break;
      case 'escape':
        sale.clear();
        break;
      case 'enter':
        void tender.charge();
        break;
      case 'star':
      case 'r':
      case 't':
      case 'm':
      case 'p':
      case 'n':
      case 'f':
      case 'c':
      case 'a':
      case 'h':
        return 'unused';
      default:
        assertNever(key);
    }
    return undefined;
  }
}
