import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { Icon } from '../../components/icon.tsx';
import { Press } from '../../components/press.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import { registerSettings } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import type { Bill } from '../../tender/bill.ts';
import { type PayPlace, payPlaces } from '../../tender/pay-places.ts';

/** At which terminal, or by a code on this screen; the usual place first. */
export function PlaceDialog(props: { readonly bill: Bill; readonly method: 'card' | 'upi' }) {
  const { t, money } = useWords();
  const { tender, place: going } = useServices();
  const terminals = useWindow((state) => state.terminals);
  const unresolved = useWindow((state) => state.unresolved);
  const settings = useWindow(registerSettings);
  const { bill, method } = props;
  const places = payPlaces(method, { terminals, unresolved, settings, currency: bill.currency });
  const choose = (place: PayPlace) => void tender.takeAt(bill, method, place);
  return (
    <Dialog
      name="place"
      title={t('place.title', { amount: money(bill.minor, bill.currency) })}
      onClose={going.closeDialog}
      takesEnter
    >
      <DialogKeys onKey={onKey} />
      <ol className="places">
        {places.map((place, number) => (
          <li key={place.type === 'screen' ? 'screen' : `${place.id} ${place.qr}`}>
            <Press
              className={number === 0 ? 'place place-first' : 'place'}
              onPress={() => choose(place)}
              shortcut={String(number + 1)}
            >
              <span className="cap" aria-hidden="true">
                {number === 0 ? t('key.enter') : number + 1}
              </span>
              <span className="place-name">{nameOf(place)}</span>
              <PlaceState place={place} />
            </Press>
          </li>
        ))}
      </ol>
    </Dialog>
  );

  function nameOf(place: PayPlace): string {
    if (place.type === 'screen') return t('place.screen');
    return place.qr ? t('place.bharat_qr', { name: place.name }) : place.name;
  }

  function onKey(key: KeyName): 'unused' | undefined {
    if (key.type !== 'enter' && key.type !== 'digit') return 'unused';
    const chosen = places[key.type === 'digit' ? Number(key.digit) - 1 : 0];
    if (chosen) choose(chosen);
    return undefined;
  }
}

function PlaceState(props: { readonly place: PayPlace }) {
  const { t } = useWords();
  const { place } = props;
  if (place.type === 'screen') {
    return <span className="place-state">{t('place.screen.who')}</span>;
  }
  const { state } = place;
  const isReady = state === 'ready';
  return (
    <span className="place-state" data-tone={isReady ? 'good' : 'bad'}>
      <Icon name={isReady ? 'check' : 'alert'} />
      {state === 'unresolved' ? t('place.unresolved') : t(`terminal.${state}`)}
    </span>
  );
}
