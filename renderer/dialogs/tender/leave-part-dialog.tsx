import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** Nobody walks away from half a sale by accident. */
export function LeavePartDialog() {
  const { t, money } = useWords();
  const { asks, place } = useServices();
  const order = useWindow(({ checkout }) => checkout?.order ?? null);
  if (!order) return null;
  const { seq, amount, amountPaid, currency } = order;
  return (
    <Dialog
      name="leave_part"
      title={t('leave.title', { seq: String(seq) })}
      onClose={place.closeDialog}
      foot={<KeyCap cap={t('key.a')} label={t('leave.leave')} shortcut="A" onPress={leave} />}
    >
      <DialogKeys onKey={({ type }) => (type === 'a' ? leave() : 'unused')} />
      <p className="leave-taken">
        {t('leave.taken', { paid: money(amountPaid, currency), amount: money(amount, currency) })}
      </p>
      <p className="leave-left">
        {t('leave.left', { left: money(amount - amountPaid, currency) })}
      </p>
      <p>{t('leave.later')}</p>
    </Dialog>
  );

  function leave(): undefined {
    place.closeDialog();
    void asks.leave();
  }
}
