import { assertNever } from '../../../shared/assert-never.ts';
import type { TenderDialog } from '../../store/tender-slice.ts';
import { CashDialog } from './cash-dialog.tsx';
import { LeavePartDialog } from './leave-part-dialog.tsx';
import { NothingArrivedDialog } from './nothing-arrived-dialog.tsx';
import { PlaceDialog } from './place-dialog.tsx';
import { RestDialog } from './rest-dialog.tsx';
import { SameSaleDialog } from './same-sale-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

/** Everything that is asked about how a bill is to be paid. */
export function TenderDialogs(props: { readonly dialog: TenderDialog }) {
  const { dialog } = props;
  switch (dialog.type) {
    case 'cash':
      return <CashDialog bill={dialog.bill} given={dialog.given} />;
    case 'place':
      return <PlaceDialog bill={dialog.bill} method={dialog.method} />;
    case 'split':
      return <SplitDialog bill={dialog.bill} />;
    case 'rest':
      return <RestDialog bill={dialog.bill} seq={dialog.seq} />;
    case 'same_sale':
      return <SameSaleDialog other={dialog.other} bill={dialog.bill} />;
    case 'leave_part':
      return <LeavePartDialog />;
    case 'nothing_arrived':
      return <NothingArrivedDialog />;
    default:
      return assertNever(dialog);
  }
}
