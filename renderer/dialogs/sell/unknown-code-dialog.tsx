import { type FormEvent, useState } from 'react';
import { readMoney } from '../../../shared/read-money.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { LabelledField } from '../../components/labelled-field.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import { focusSearch } from '../../screens/sell/search-field.tsx';
import { registerCurrency, registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** A code that no goods have: they can be sold all the same, at a price that somebody types. */
export function UnknownCodeDialog({ code }: { readonly code: string }) {
  const { t } = useWords();
  const { place, sale } = useServices();
  const currency = useWindow(registerCurrency);
  const keys = useWindow(registerKeys);
  const [name, setName] = useState('');
  const [price, setPrice] = useState('');
  const [isWrong, setWrong] = useState(false);
  return (
    <Dialog
      name="unknown_code"
      title={t('code.title')}
      onClose={place.closeDialog}
      foot={
        <>
          <KeyCap
            cap={keys.search}
            label={t('code.search')}
            shortcut={keys.search}
            onPress={search}
          />
          <button type="submit" form="unknown-code" className="key-cap key-cap-primary">
            <span className="cap" aria-hidden="true">
              {t('key.enter')}
            </span>
            {t('code.add')}
          </button>
        </>
      }
    >
      <DialogKeys
        onKey={(key) => {
          if (key.type !== 'command' || key.command !== 'search') return 'unused';
          search();
          return undefined;
        }}
      />
      <form id="unknown-code" className="form" onSubmit={add}>
        <p className="form-line">{t('code.line', { code })}</p>
        <LabelledField
          label={t('code.price')}
          name="price"
          value={price}
          onChange={(text) => {
            setPrice(text);
            setWrong(false);
          }}
          maxLength={20}
          mode="decimal"
          problem={isWrong ? t('code.price.wrong') : null}
          isFirst
        />
        <LabelledField
          label={t('code.name')}
          name="name"
          value={name}
          onChange={setName}
          maxLength={80}
        />
        <NoticeLine />
      </form>
    </Dialog>
  );

  function search(): void {
    place.closeDialog();
    // Once the dialog has given the keyboard back.
    requestAnimationFrame(() => focusSearch(document.body));
  }

  function add(event: FormEvent): void {
    event.preventDefault();
    const minor = readMoney(price, currency) ?? 0;
    const called = name.trim() === '' ? code.slice(0, 80) : name.trim();
    if (minor === 0) setWrong(true);
    else if (sale.addAmount(minor, called)) place.closeDialog();
  }
}
