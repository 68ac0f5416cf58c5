import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';

/** Saying that nothing arrived lets the customer pay again: it is said on purpose. */
export function NothingArrivedDialog() {
  const { t } = useWords();
  const { outcome, place } = useServices();
  return (
    <Dialog
      name="nothing_arrived"
      title={t('nothing.title')}
      onClose={place.closeDialog}
      foot={<KeyCap cap={t('key.n')} label={t('act.nothing_arrived')} shortcut="N" onPress={say} />}
    >
      <DialogKeys onKey={({ type }) => (type === 'n' ? say() : 'unused')} />
      <p className="nothing-line">{t('nothing.line')}</p>
      <p>{t('nothing.twice')}</p>
    </Dialog>
  );

  function say(): undefined {
    void outcome.nothingArrived();
  }
}
