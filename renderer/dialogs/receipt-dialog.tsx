import { useCallback, useEffect, useState } from 'react';
import type { IpcAnswers } from '../../shared/ipc.ts';
import { Dialog } from '../components/dialog.tsx';
import { DialogKeys } from '../components/dialog-keys.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { ReceiptPaper } from '../components/receipt-paper.tsx';
import type { MessageKey } from '../i18n/catalogue.ts';
import type { KeyName } from '../keyboard/key-name.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';

/** One sale's receipt as it would be printed, on paper or as a file. */
export function ReceiptDialog(props: { readonly orderId: string; readonly isDuplicate: boolean }) {
  const { t } = useWords();
  const { place, receipts } = useServices();
  const { orderId, isDuplicate } = props;
  const [shown, setShown] = useState<IpcAnswers['receipt.show'] | null>(null);
  const [remark, setRemark] = useState<MessageKey | null>(null);
  const hasPrinter = useWindow(({ printer }) => printer.link !== null);
  const show = useCallback(async () => setShown(await receipts.show(orderId)), [receipts, orderId]);
  useEffect(() => void show(), [show]);
  return (
    <Dialog
      name="receipt"
      title={t('receipt.title')}
      onClose={place.closeDialog}
      // More keys than a narrow one has room for.
      isWide={shown !== null && (shown.merchantCopy !== null || shown.missingSlip !== null)}
      foot={
        <>
          <p role="status" className="dialog-remark">
            {remark && t(remark)}
          </p>
          {shown?.missingSlip && (
            <KeyCap
              cap={t('key.r')}
              label={t('receipt.slip_ask')}
              shortcut="R"
              onPress={() => void askForSlip()}
            />
          )}
          {shown?.merchantCopy && (
            <KeyCap
              cap="M"
              label={t('receipt.merchant_copy')}
              shortcut="M"
              isUnavailable={!hasPrinter}
              onPress={() => void print('merchant')}
            />
          )}
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
      <DialogKeys onKey={onKey} />
      {shown?.missingSlip && <p className="receipt-missing">{t('receipt.slip_missing')}</p>}
      {shown?.receipt && <ReceiptPaper receipt={shown.receipt} />}
      {shown?.merchantCopy && (
        <section aria-label={t('receipt.merchant_copy')} className="receipt-copy">
          <ReceiptPaper receipt={shown.merchantCopy} />
        </section>
      )}
    </Dialog>
  );

  function onKey({ type }: KeyName): 'unused' | undefined {
    if (type === 'p') void print();
    else if (type === 'f') void keepPdf();
    else if (type === 'm' && shown?.merchantCopy) void print('merchant');
    else if (type === 'r' && shown?.missingSlip) void askForSlip();
    else return 'unused';
    return undefined;
  }

  async function askForSlip(): Promise<void> {
    if (!shown?.missingSlip) return;
    setRemark(null);
    setRemark(`receipt.slip.${await receipts.slip(shown.missingSlip)}`);
    await show();
  }

  async function print(copy?: 'merchant'): Promise<void> {
    if (!hasPrinter) return setRemark('printer.none');
    setRemark(null);
    setRemark(`receipt.${await receipts.print(orderId, isDuplicate, copy)}`);
  }

  async function keepPdf(): Promise<void> {
    setRemark(null);
    setRemark(`receipt.${await receipts.keepPdf(orderId)}`);
  }
}
