import { useState } from 'react';
import { Amount } from '../components/amount.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useKeys } from '../components/use-keys.ts';
import { registerCurrency } from '../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';

/** The sales that wait: the arrow keys walk, Enter takes one up, Del throws it away. */
export function HeldDialog() {
  const { t } = useWords();
  const { place } = useServices();
  return (
    <Dialog name="held" title={t('held.title')} onClose={place.closeDialog}>
      <HeldList />
    </Dialog>
  );
}

function HeldList() {
  const { t, time, count } = useWords();
  const { held: asks } = useServices();
  const held = useWindow((state) => state.held);
  const currency = useWindow(registerCurrency);
  const [chosen, setChosen] = useState(0);
  const place = Math.min(chosen, held.length - 1);
  useKeys(({ type }) => {
    const sale = held[place];
    if (!sale) return 'unused';
    if (type === 'enter') void asks.recall(sale.id);
    else if (type === 'delete') void asks.drop(sale.id);
    else return 'unused';
    return undefined;
  }, 'dialog');
  if (held.length === 0) return <p className="printer-none">{t('notice.nothing_held')}</p>;
  return (
    <>
      <p className="setting-help">{t('held.keys')}</p>
      <div
        className="held-list"
        role="listbox"
        aria-label={t('held.title')}
        tabIndex={0}
        // The arrow keys are to walk at once: the dialog puts the keyboard here.
        data-autofocus="true"
        onKeyDown={({ key }) => {
          if (key === 'ArrowDown') setChosen(Math.min(place + 1, held.length - 1));
          if (key === 'ArrowUp') setChosen(Math.max(place - 1, 0));
        }}
      >
        {held.map(({ id, cart, heldAt }, index) => (
          <div
            key={id}
            role="option"
            className="held-sale"
            tabIndex={-1}
            data-held={id}
            aria-selected={index === place}
            onClick={() => void asks.recall(id)}
            onKeyDown={() => undefined}
          >
            <span>
              {[time(heldAt), cart.customer.name, cart.receipt].filter(Boolean).join(' · ')}
            </span>
            <span>{t('held.lines', { count: count(cart.lines.length) })}</span>
            <Amount minor={cart.total} currency={currency} />
          </div>
        ))}
      </div>
    </>
  );
}
