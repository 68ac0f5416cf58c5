import { assertNever } from '../../../shared/assert-never.ts';
import type { SellDialog } from '../../store/sell-dialog.ts';
import { ChangeLineDialog } from './change-line-dialog.tsx';
import { CustomerDialog } from './customer-dialog.tsx';
import { UnknownCodeDialog } from './unknown-code-dialog.tsx';

/** Everything that is asked about the sale that is being made. */
export function SellDialogs(props: { readonly dialog: SellDialog }) {
  const { dialog } = props;
  switch (dialog.type) {
    case 'unknown_code':
      return <UnknownCodeDialog code={dialog.code} />;
    case 'change_line':
      return <ChangeLineDialog lineId={dialog.lineId} first={dialog.first} />;
    case 'customer':
      return <CustomerDialog />;
    default:
      return assertNever(dialog);
  }
}
