import { assertNever } from '../../shared/assert-never.ts';
import { screenCardNumbers } from '../../shared/card-number-screen.ts';
import { readItemCode } from '../../shared/item-code.ts';
import { payStatus } from '../screens/pay/pay-status.ts';
import { emptyEntry } from '../screens/sell/amount-entry.ts';
import type { Asks } from './asks.ts';
import { itemOfCode } from './browse-slice.ts';
import type { HistoryAsks } from './history-asks.ts';
import type { MoneyAsks } from './money-asks.ts';
import type { ScreenName } from './place-slice.ts';
import type { SaleAsks } from './sale-asks.ts';
import type { Store, WindowStore } from './store.ts';

/** What a scanner means in this window (keyboard/scanner.ts). */
export interface ScanAsks {
  mayBegin(isInText: boolean): boolean;
  remember(): () => void;
  /** Adds the goods of this code to the sale, looks for it elsewhere, or says why neither happens. */
  scanned(code: string): void;
}

/** `refuse` is heard where nobody looks at the screen. */
export function createScanAsks(options: {
  readonly store: Store;
  readonly asks: Asks;
  readonly sale: SaleAsks;
  readonly history: Pick<HistoryAsks, 'type'>;
  readonly money: Pick<MoneyAsks, 'type'>;
  readonly refuse: () => void;
}): ScanAsks {
  const { store, asks, sale, history, money, refuse } = options;
  return { mayBegin, remember, scanned };

  function mayBegin(isInText: boolean): boolean {
    const { register, dialog, approval } = store.getState();
    return !isInText && !dialog && !approval && register?.session.type === 'open';
  }

  function remember(): () => void {
    const before = store.getState();
    return () => {
      const now = store.getState();
      // A sale that is gone because it was charged meanwhile stays gone.
      const isCharged = before.asking !== null || now.asking !== null;
      if (isCharged || before.checkout !== null || now.checkout !== null) {
        store.setState({ entry: emptyEntry, dialog: null });
      } else store.setState(typedPart(before));
    };
  }

  function scanned(code: string): void {
    const state = store.getState();
    if (!state.checkout && state.screen !== 'sell') {
      elsewhere(state.screen, code);
      return;
    }
    const item = itemOfCode(state, code);
    const isBusy = state.asking !== null || (state.checkout !== null && !isSeen(state));
    if (isBusy || (!item && isCardNumber(code))) {
      refuse();
      asks.notice({ type: isBusy ? 'scan_waits' : 'scan_card' });
      return;
    }
    // The next customer's goods are already on the counter.
    if (state.checkout) void asks.leave();
    if (item) sale.add(item);
    else {
      refuse();
      store.setState({ dialog: { type: 'unknown_code', code } });
    }
  }

  /** Nobody sells here: a code looks for what this screen is about, or is not meant. */
  function elsewhere(screen: Exclude<ScreenName, 'sell'>, code: string): void {
    if (isCardNumber(code)) {
      refuse();
      asks.notice({ type: 'scan_card' });
      return;
    }
    switch (screen) {
      case 'history':
        history.type(code);
        break;
      case 'payments':
        money.type(code);
        break;
      case 'goods':
        store.setState({ stockSearch: code });
        break;
      case 'attention':
      case 'audit':
      case 'reports':
      case 'settings':
      case 'settlement':
      case 'staff':
      case 'statement':
      case 'terminals':
      case 'gateway':
      case 'webhooks':
      case 'wire':
        refuse();
        asks.notice({ type: 'scan_elsewhere' });
        break;
      default:
        assertNever(screen);
    }
  }
}

/** What the keys of a code may have changed before anybody knew that it was one. */
function typedPart(state: WindowStore): Partial<WindowStore> {
  const { entry, cart, selectedLine, cleared, notice, dialog } = state;
  return { entry, cart, selectedLine, cleared, notice, dialog };
}

/** Paid, and all that is left to do is to go on. */
function isSeen({ checkout, lookedAt }: WindowStore): boolean {
  if (!checkout) return false;
  const status = payStatus(checkout, lookedAt);
  return status === 'approved' || status === 'change';
}

/** A magnetic stripe, or a card's number printed as a code: never shown, never kept. */
function isCardNumber(code: string): boolean {
  return !readItemCode(code).ok && screenCardNumbers(code) !== code;
}
