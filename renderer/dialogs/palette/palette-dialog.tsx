import { Combobox, ComboboxItem, ComboboxList, ComboboxProvider } from '@ariakit/react';
import { useMemo, useState } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import { Dialog } from '../../components/dialog.tsx';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import {
  matchEntries,
  type PaletteEntry,
  paletteEntries,
  type SaleStep,
} from './palette-entries.ts';

/** Everything by its name: type a few letters, Enter. */
export function PaletteDialog() {
  const { t } = useWords();
  const { place, keyScopes, saleDialogs, held } = useServices();
  const isPaying = useWindow(({ checkout }) => checkout !== null);
  const [typed, setTyped] = useState('');
  const all = useMemo(
    () =>
      paletteEntries
        // A payment stands before the next sale: nobody would see what they change.
        .filter(({ type }) => !isPaying || type !== 'sale')
        .map((entry) => ({ entry, text: t(entry.label) })),
    [t, isPaying],
  );
  const found = matchEntries(all, typed);
  return (
    <Dialog name="palette" title={t('palette.title')} onClose={place.closeDialog}>
      <ComboboxProvider open setValue={setTyped} focusLoop>
        <Combobox
          autoSelect="always"
          autoFocus
          className="field palette-field"
          aria-label={t('palette.field')}
        />
        <ComboboxList alwaysVisible className="palette-list" aria-label={t('palette.title')}>
          {found.map(({ entry, text }) => (
            <ComboboxItem
              key={entry.label}
              className="palette-item"
              value={text}
              setValueOnClick={false}
              hideOnClick={false}
              focusOnHover
              onClick={() => run(entry)}
            >
              <span>{text}</span>
              <Cap entry={entry} />
            </ComboboxItem>
          ))}
        </ComboboxList>
        {found.length === 0 && (
          <p role="status" className="palette-none">
            {t('palette.none')}
          </p>
        )}
      </ComboboxProvider>
    </Dialog>
  );

  function run(entry: PaletteEntry): void {
    place.closeDialog();
    switch (entry.type) {
      case 'screen':
        place.go(entry.screen);
        break;
      case 'dialog':
        place.open(entry.dialog);
        break;
      case 'command':
        // Once this dialog has gone, as if the key had been pressed.
        queueMicrotask(() => keyScopes.press({ type: 'command', command: entry.command }));
        break;
      case 'sale':
        place.go('sell');
        runSaleStep(entry.step.type);
        break;
      default:
        assertNever(entry);
    }
  }

  function runSaleStep(step: SaleStep['type']): void {
    switch (step) {
      case 'customer':
        saleDialogs.customer();
        break;
      case 'line':
      case 'discount':
        saleDialogs.line(step);
        break;
      case 'hold':
        held.holdOrShow();
        break;
      default:
        assertNever(step);
    }
  }
}

/** Its key beside its name. */
function Cap(props: { readonly entry: PaletteEntry }) {
  const keys = useWindow(registerKeys);
  const { entry } = props;
  const command =
    entry.type === 'command' ? entry.command : entry.type === 'sale' ? entry.step.command : null;
  return command && <kbd className="cap">{keys[command]}</kbd>;
}
