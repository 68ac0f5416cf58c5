import { type FormEvent, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { LabelledField } from '../../components/labelled-field.tsx';
import {
  type CustomerDraft,
  type CustomerField,
  customerDraftOf,
  readCustomer,
} from '../../screens/sell/customer-draft.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

const fields: readonly {
  readonly field: CustomerField;
  readonly maxLength: number;
  readonly mode: 'text' | 'tel' | 'email';
}[] = [
  { field: 'name', maxLength: 80, mode: 'text' },
  { field: 'contact', maxLength: 24, mode: 'tel' },
  { field: 'email', maxLength: 120, mode: 'email' },
  { field: 'receipt', maxLength: 40, mode: 'text' },
  { field: 'note', maxLength: 256, mode: 'text' },
];

/** Who buys, and what else is to stand with this sale; all of it may be left empty. */
export function CustomerDialog() {
  const { t } = useWords();
  const { place, sale } = useServices();
  const cart = useWindow((state) => state.cart);
  const [draft, setDraft] = useState<CustomerDraft>(customerDraftOf(cart));
  const [wrong, setWrong] = useState<CustomerField | null>(null);
  return (
    <Dialog
      name="customer"
      title={t('customer.title')}
      onClose={place.closeDialog}
      foot={
        <button type="submit" form="customer" className="key-cap key-cap-primary">
          <span className="cap" aria-hidden="true">
            {t('key.enter')}
          </span>
          {t('line.keep')}
        </button>
      }
    >
      <form id="customer" className="form customer-form" onSubmit={keep}>
        {fields.map(({ field, maxLength, mode }, order) => (
          <LabelledField
            key={field}
            label={t(`customer.${field}`)}
            name={field}
            value={draft[field]}
            onChange={(text) => {
              setWrong(null);
              setDraft({ ...draft, [field]: text });
            }}
            maxLength={maxLength}
            mode={mode}
            problem={field === wrong ? t('customer.wrong') : null}
            isFirst={order === 0}
          />
        ))}
      </form>
    </Dialog>
  );

  function keep(event: FormEvent): void {
    event.preventDefault();
    const reading = readCustomer(draft);
    if (!reading.ok) setWrong(reading.wrong);
    else {
      sale.describe(reading.details);
      place.closeDialog();
    }
  }
}
