import { useEffect, useRef } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Command } from '../../../shared/commands.ts';
import { useKeys } from '../../components/use-keys.ts';
import type { KeyName } from '../../keyboard/key-name.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { SaleSide } from './sale-side.tsx';
import { focusSearch } from './search-field.tsx';
import { SellTabs } from './sell-tabs.tsx';

/** Find goods or type an amount on the left, see the sale and charge it on the right. */
export function SellScreen() {
  const { t } = useWords();
  const { asks, sale, tender, held, saleDialogs } = useServices();
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  useKeys(onKey);
  return (
    <main
      className="sell"
      data-screen="sell"
      aria-label={t('sell.title')}
      ref={screen}
      tabIndex={-1}
    >
      <div className="sell-left">
        <SellTabs />
      </div>
      <SaleSide />
    </main>
  );

  function onCommand(command: Command): 'unused' | undefined {
    switch (command) {
      case 'search':
        focusSearch(screen.current);
        return undefined;
      case 'customer':
        saleDialogs.customer();
        return undefined;
      case 'change_line':
        saleDialogs.line('line');
        return undefined;
      case 'hold':
        held.holdOrShow();
        return undefined;
      default:
        return tender.command(command);
    }
  }

  function onKey(key: KeyName): 'unused' | undefined {
    switch (key.type) {
      case 'digit':
        asks.type(key);
        break;
      case 'backspace':
        if (!sale.bringBack()) asks.type({ type: 'backspace' });
        break;
      case 'point':
        asks.type({ type: 'point' });
        break;
      case 'plus':
        sale.plus();
        break;
      case 'minus':
        sale.minus();
        break;
      case 'star':
        if (!sale.times()) saleDialogs.line('line');
        break;
      case 'up':
        sale.select(-1);
        break;
      case 'down':
        sale.select(1);
        break;
      case 'delete':
        sale.removeActive();
        break;
      case 'command':
        return onCommand(key.command);
      case 'escape':
        sale.clear();
        break;
      case 'enter':
        void tender.charge();
        break;
      case 'r':
      case 't':
      case 'm':
      case 'p':
      case 'n':
      case 'f':
      case 'c':
      case 'a':
      case 'h':
      case 's':
      case 'o':
        return 'unused';
      default:
        assertNever(key);
    }
    return undefined;
  }
}
