import { useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import { emptyEntry, entryMinor, pressAmountKey } from '../../screens/sell/amount-entry.ts';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import type { Bill } from '../../tender/bill.ts';
import {
  addPart,
  newPlan,
  type PartMethod,
  removeLastPart,
  restOf,
  type SplitPlan,
  shareRest,
} from '../../tender/split-plan.ts';
import { SplitParts } from './split-parts.tsx';

const ways = ['card', 'upi', 'cash'] as const;
const shares = { h: 2, t: 3 } as const;

/** Several people, or several ways: who pays what, before the first of them does. */
export function SplitDialog(props: { readonly bill: Bill }) {
  const { t, money } = useWords();
  const { asks, store, tender, place } = useServices();
  const keys = useWindow(registerKeys);
  const { bill } = props;
  const { currency } = bill;
  const [plan, setPlan] = useState<SplitPlan>(() => newPlan(bill.minor));
  const [entry, setEntry] = useState(emptyEntry);
  const first = plan.parts[0];
  const isComplete = restOf(plan) === 0;
  return (
    <Dialog
      name="split"
      title={t('split.title', { amount: money(bill.minor, currency) })}
      onClose={place.closeDialog}
      isWide
      takesEnter
      foot={
        <KeyCap
          cap={t('key.enter')}
          label={
            first && isComplete
              ? t(`act.next_part.${first.method}`, { amount: money(first.minor, currency) })
              : t('split.begin')
          }
          shortcut="Enter"
          isPrimary
          isUnavailable={!isComplete}
          onPress={begin}
        />
      }
    >
      <DialogKeys onKey={onKey} />
      <SplitParts plan={plan} entry={entry} currency={currency} />
      <div className="split-keys">
        {ways.map((way) => (
          <KeyCap
            key={way}
            cap={keys[way]}
            label={t(`method.${way}`)}
            shortcut={keys[way]}
            isUnavailable={isComplete}
            onPress={() => add(way)}
          />
        ))}
        {(['h', 't'] as const).map((key) => (
          <KeyCap
            key={key}
            cap={t(`key.${key}`)}
            label={t(`split.shares.${key}`)}
            shortcut={key.toUpperCase()}
            isUnavailable={isComplete}
            onPress={() => agreed(shareRest(plan, shares[key]))}
          />
        ))}
        <KeyCap
          cap={t('key.delete')}
          label={t('split.remove')}
          shortcut="Delete"
          isUnavailable={!first}
          onPress={() => agreed(removeLastPart(plan))}
        />
      </div>
      <NoticeLine />
    </Dialog>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    switch (key.type) {
      case 'digit':
        setEntry(pressAmountKey(entry, key, currency));
        break;
      case 'point':
      case 'backspace':
        setEntry(pressAmountKey(entry, { type: key.type }, currency));
        break;
      case 'h':
      case 't':
        agreed(shareRest(plan, shares[key.type]));
        break;
      case 'delete':
        agreed(removeLastPart(plan));
        break;
      case 'enter':
        begin();
        break;
      case 'command': {
        const way = ways.find((each) => each === key.command);
        if (!way) return 'unused';
        add(way);
        break;
      }
      default:
        return 'unused';
    }
    return undefined;
  }

  function add(method: PartMethod): void {
    const change = addPart(plan, method, entryMinor(entry, currency));
    if (change.type === 'refused') {
      asks.notice({ type: change.why });
      return;
    }
    agreed(change.plan);
    setEntry(emptyEntry);
  }

  function agreed(next: SplitPlan): void {
    store.setState({ notice: null });
    setPlan(next);
  }

  function begin(): void {
    if (isComplete) void tender.takeParts(bill, plan.parts);
    else asks.notice({ type: 'split_unfinished' });
  }
}
