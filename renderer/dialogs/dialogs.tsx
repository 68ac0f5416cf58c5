import type { OpenDialog } from '../store/place-slice.ts';
import { useWindow } from '../store/window-context.tsx';
import { ApprovalDialog } from './approval-dialog.tsx';
import { HeldDialog } from './held-dialog.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { OwnPinDialog } from './own-pin-dialog.tsx';
import { OwnShopDialog } from './own-shop-dialog.tsx';
import { PaletteDialog } from './palette/palette-dialog.tsx';
import { PrinterDialog } from './printer-dialog.tsx';
import { ReceiptDialog } from './receipt-dialog.tsx';
import { ReferenceDialog } from './reference-dialog.tsx';
import { RefundDialog } from './refund/refund-dialog.tsx';
import { RefundProgressDialog } from './refund/refund-progress-dialog.tsx';
import { ResolveDialog } from './resolve/resolve-dialog.tsx';
import { SellDialogs } from './sell/sell-dialogs.tsx';
import { TenderDialogs } from './tender/tender-dialogs.tsx';

/** The dialog in front of everything, if there is one, and before it a step that wants approval. */
export function Dialogs() {
  const dialog = useWindow((state) => state.dialog);
  const approval = useWindow((state) => state.approval);
  return (
    <>
      {dialog && <Front dialog={dialog} />}
      {approval && <ApprovalDialog capabilities={approval} />}
    </>
  );
}

function Front(props: { readonly dialog: OpenDialog }) {
  const { dialog } = props;
  switch (dialog.type) {
    case 'help':
      return <HelpDialog />;
    case 'palette':
      return <PaletteDialog />;
    case 'check_reference':
      return <ReferenceDialog />;
    case 'held':
      return <HeldDialog />;
    case 'printer':
      return <PrinterDialog />;
    case 'receipt':
      return <ReceiptDialog orderId={dialog.orderId} isDuplicate={dialog.isDuplicate} />;
    case 'own_shop':
      return <OwnShopDialog />;
    case 'own_pin':
      return <OwnPinDialog />;
    case 'unknown_code':
    case 'change_line':
    case 'customer':
      return <SellDialogs dialog={dialog} />;
    case 'refund':
      return <RefundDialog paymentId={dialog.paymentId} />;
    case 'refund_progress':
      return (
        <RefundProgressDialog refundId={dialog.refundId} isSettling={dialog.isSettling === true} />
      );
    case 'resolve':
      return <ResolveDialog paymentId={dialog.paymentId} />;
    default:
      return <TenderDialogs dialog={dialog} />;
  }
}
