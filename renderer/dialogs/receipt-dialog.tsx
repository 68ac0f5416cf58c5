import { useEffect, useState } from 'react';
import type { Receipt } from '../../shared/receipt.ts';
import { Dialog } from '../components/dialog.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { ReceiptPaper } from '../components/receipt-paper.tsx';
import { useKeys } from '../components/use-keys.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';

/** One sale's receipt as it would be printed, on paper or as a file. */
export function ReceiptDialog(props: { readonly orderId: string; readonly isDuplicate: boolean }) {
  const { t } = useWords();
  const { place, receipts } = useServices();
  const { orderId, isDuplicate } = props;
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [remark, setRemark] = useState<MessageKey | null>(null);
  const hasPrinter = useWindow(({ printer }) => printer.link !== null);
  useEffect(() => {
    void receipts.show(orderId).then(setReceipt);
  }, [receipts, orderId]);
  return (
    <Dialog
      name="receipt"
      title={t('receipt.title')}
      onClose={place.closeDialog}
      foot={
        <>
          <p role="status" className="dialog-remark">
            {remark && t(remark)}
          </p>
          <KeyCap cap="F" label={t('receipt.pdf')} shortcut="F" onPress={() => void keepPdf()} />
          <KeyCap
            cap={t('key.p')}
            label={t(isDuplicate ? 'receipt.print_again' : 'receipt.print')}
            shortcut="P"
            isPrimary
            isUnavailable={!hasPrinter}
            onPress={() => void print()}
          />
        </>
      }
    >
      <Keys onPrint={() => void print()} onFile={() => void keepPdf()} />
      {receipt && <ReceiptPaper receipt={receipt} />}
    </Dialog>
  );

  async function print(): Promise<void> {
    if (!hasPrinter) return setRemark('printer.none');
    setRemark(null);
    setRemark(`receipt.${await receipts.print(orderId, isDuplicate)}`);
  }

  async function keepPdf(): Promise<void> {
    setRemark(null);
    setRemark(`receipt.${await receipts.keepPdf(orderId)}`);
  }
}

function Keys(props: { readonly onPrint: () => void; readonly onFile: () => void }) {
  useKeys(({ type }) => {
    if (type !== 'p' && type !== 'f') return 'unused';
    if (type === 'p') props.onPrint();
    else props.onFile();
    return undefined;
  }, 'dialog');
  return null;
}
