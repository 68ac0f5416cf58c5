import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import type { Bill } from '../../tender/bill.ts';
import {
  addNote,
  type CashCount,
  givenMinor,
  judgeCash,
  noCash,
  typeCash,
} from '../../tender/cash-count.ts';
import { noteOf } from '../../tender/quick-cash.ts';
import { CashFigures } from './cash-figures.tsx';
import { QuickNotes } from './quick-notes.tsx';

/** What is due, what the customer gives, and what they get back, while it is counted. */
export function CashDialog(props: { readonly bill: Bill; readonly given: number }) {
  const { t, money } = useWords();
  const { asks, store, tender, place } = useServices();
  const keys = useWindow(registerKeys);
  const isTaking = useWindow(({ asking }) => asking !== null);
  const { bill } = props;
  const { minor: due, currency } = bill;
  const [count, setCount] = useState<CashCount>({ ...noCash, counted: props.given });
  const given = givenMinor(count, currency);
  const verdict = judgeCash(given, due);
  const amount = money(due, currency);
  return (
    <Dialog
      name="cash"
      title={t(bill.isPart ? 'cash.title.part' : 'cash.title')}
      onClose={place.closeDialog}
      isWide
      takesEnter
      foot={
        <>
          <KeyCap
            cap={keys.exact_cash}
            label={t('cash.exact', { amount })}
            shortcut={keys.exact_cash.replace('Ctrl', 'Control')}
            onPress={() => void tender.takeCash(bill, due)}
          />
          <KeyCap
            cap={t('key.enter')}
            label={t(isTaking ? 'sell.charging' : 'cash.take', { amount })}
            shortcut="Enter"
            isPrimary
            isUnavailable={verdict.type !== 'change' || isTaking}
            onPress={take}
          />
        </>
      }
    >
      <DialogKeys onKey={onKey} />
      <div className="cash">
        <CashFigures bill={bill} count={count} verdict={verdict} />
        <QuickNotes
          currency={currency}
          keys={keys}
          onNote={(note) => counted(addNote(count, note, currency))}
        />
      </div>
      <NoticeLine />
    </Dialog>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    switch (key.type) {
      case 'digit':
        counted(typeCash(count, key, currency));
        break;
      case 'point':
      case 'backspace':
        counted(typeCash(count, { type: key.type }, currency));
        break;
      case 'enter':
        take();
        break;
      case 'command': {
        const note = noteOf(key.command, currency);
        if (note !== undefined) counted(addNote(count, note, currency));
        else if (key.command === 'exact_cash') void tender.takeCash(bill, due);
        else if (key.command === 'card' || key.command === 'upi') {
          void tender.pay(key.command, bill);
        } else return 'unused';
        break;
      }
      default:
        return 'unused';
    }
    return undefined;
  }

  function counted(next: CashCount): void {
    store.setState({ notice: null });
    setCount(next);
  }

  function take(): void {
    if (verdict.type === 'change') void tender.takeCash(bill, given);
    else asks.notice({ type: verdict.type === 'nothing' ? 'cash_not_counted' : 'cash_missing' });
  }
}
