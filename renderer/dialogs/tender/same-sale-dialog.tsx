import { Amount } from '../../components/amount.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { methodWords, referenceWords } from '../../i18n/method-words.ts';
import type { SameSale } from '../../store/tender-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import type { Bill } from '../../tender/bill.ts';

/**
 * Shows the sale that looks the same before anybody is charged twice. Enter, which has charged, closes it:
 * only another key goes on.
 */
export function SameSaleDialog(props: { readonly other: SameSale; readonly bill: Bill }) {
  const words = useWords();
  const { t, time } = words;
  const { tender, place } = useServices();
  const { other, bill } = props;
  const line = useWindow(({ today }) => today.find(({ order }) => order.id === other.orderId));
  const payment = line?.payment ?? null;
  const found = payment && [methodWords(payment, words), referenceWords(payment, words)];
  return (
    <Dialog
      name="same_sale"
      title={t('same.title')}
      onClose={place.closeDialog}
      foot={
        <KeyCap
          cap={t('key.n')}
          label={t('same.new_customer')}
          shortcut="N"
          onPress={() => void tender.newCustomer()}
        />
      }
    >
      <DialogKeys
        onKey={({ type }) => {
          if (type !== 'n') return 'unused';
          void tender.newCustomer();
          return undefined;
        }}
      />
      <p className="same-amount">
        <Amount minor={line?.order.amount ?? bill.minor} currency={bill.currency} />
      </p>
      <p className="same-sale" data-state={other.state}>
        {t(`same.${other.state}`, { seq: String(other.seq), time: time(other.at) })}
      </p>
      {found && <p>{found.filter((each) => each !== null).join(' · ')}</p>}
      <p className="same-advice">{t('same.advice')}</p>
    </Dialog>
  );
}
