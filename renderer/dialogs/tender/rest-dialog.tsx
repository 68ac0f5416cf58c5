import { Amount } from '../../components/amount.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import { TenderKeys } from '../../screens/sell/tender-keys.tsx';
import { registerKeys } from '../../store/register-slice.ts';
import type { TenderKey } from '../../store/tender-asks.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import type { Bill } from '../../tender/bill.ts';

/** A sale that was left before it was paid, taken up again. */
export function RestDialog(props: { readonly bill: Bill; readonly seq: number }) {
  const { t, money } = useWords();
  const { tender, place } = useServices();
  const keys = useWindow(registerKeys);
  const { bill, seq } = props;
  const { minor, paid, currency } = bill;
  const pay = (key: TenderKey) => void tender.pay(key, bill);
  return (
    <Dialog
      name="rest"
      title={t('rest.title', { seq: String(seq) })}
      onClose={place.closeDialog}
      takesEnter
    >
      <DialogKeys onKey={onKey} />
      <p className="rest-due">
        <span>{t('rest.due')}</span>
        <Amount className="rest-amount" minor={minor} currency={currency} />
      </p>
      {paid > 0 && <p>{t('rest.paid', { amount: money(paid, currency) })}</p>}
      <TenderKeys keys={keys} isUnavailable={false} onPay={pay} />
    </Dialog>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    if (key.type !== 'command') return 'unused';
    const { command } = key;
    if (command !== 'card' && command !== 'upi' && command !== 'cash' && command !== 'split') {
      return 'unused';
    }
    pay(command);
    return undefined;
  }
}
