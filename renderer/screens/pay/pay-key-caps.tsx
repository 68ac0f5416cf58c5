import type { CheckoutView } from '../../../shared/ipc.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import type { Words } from '../../i18n/words.ts';
import { registerKeys } from '../../store/register-slice.ts';
import { plannedPart } from '../../store/tender-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { billOfCheckout } from '../../tender/bill.ts';
import type { SplitPart } from '../../tender/split-plan.ts';
import type { PayKey, PayKeyName } from './pay-keys.ts';

/** The keys of the pay screen as the shop has set them. */
export function PayKeyCaps(props: {
  readonly checkout: CheckoutView;
  readonly keys: readonly PayKey[];
  readonly onPress: (key: PayKey) => void;
}) {
  const words = useWords();
  const map = useWindow(registerKeys);
  const planned = useWindow((state) => state.planned);
  const { checkout, keys, onPress } = props;
  const bill = billOfCheckout(checkout);
  const part = plannedPart(planned, bill) ?? { method: null, minor: bill.minor };
  return (
    <div className="pay-keys" data-many={keys.length > 3}>
      {keys.map((key) => (
        <KeyCap
          key={key.action}
          cap={isCommand(key.key) ? map[key.key] : words.t(`key.${key.key}`)}
          label={labelOf(key, part, checkout, words)}
          shortcut={isCommand(key.key) ? map[key.key] : shortcuts[key.key]}
          isPrimary={key.isPrimary}
          isUnavailable={key.unavailable !== null}
          onPress={() => onPress(key)}
        />
      ))}
    </div>
  );
}

function labelOf(
  { action }: PayKey,
  part: SplitPart | { readonly method: null; readonly minor: number },
  { order }: CheckoutView,
  { t, money }: Words,
): string {
  if (action !== 'next_part') return t(`act.${action}`);
  const amount = money(part.minor, order.currency);
  return part.method === null
    ? t('act.next_part', { amount })
    : t(`act.next_part.${part.method}`, { amount });
}

function isCommand(key: PayKeyName): key is Extract<PayKeyName, keyof typeof commandKeys> {
  return Object.hasOwn(commandKeys, key);
}

const commandKeys = { card: true, upi: true, cash: true, split: true } as const;
const shortcuts = {
  enter: 'Enter',
  escape: 'Escape',
  r: 'R',
  t: 'T',
  a: 'A',
  p: 'P',
} as const;
