import { assertNever } from '../../shared/assert-never.ts';
import type { OpenDialog } from '../store/place-slice.ts';
import { useWindow } from '../store/window-context.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { PaletteDialog } from './palette/palette-dialog.tsx';

/** The dialog in front of everything, if there is one. */
export function Dialogs() {
  const dialog = useWindow((state) => state.dialog);
  return dialog && <Front dialog={dialog} />;
}

function Front(props: { readonly dialog: OpenDialog }) {
  const { dialog } = props;
  switch (dialog.type) {
    case 'help':
      return <HelpDialog />;
    case 'palette':
      return <PaletteDialog />;
    default:
      return assertNever(dialog);
  }
}
