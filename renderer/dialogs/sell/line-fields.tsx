import { LabelledField } from '../../components/labelled-field.tsx';
import type { CartLine } from '../../screens/sell/cart.ts';
import type { DraftField, LineDraft } from '../../screens/sell/line-draft.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';

/** The fields of one line: what it has of quantity, price, discount and name. */
export function LineFields(props: {
  readonly line: CartLine;
  readonly draft: LineDraft;
  readonly wrong: DraftField | 'whole' | null;
  readonly isFirst: boolean;
  readonly onChange: (change: Partial<LineDraft>) => void;
}) {
  const { t, money } = useWords();
  const session = useWindow(({ register }) => register?.session);
  const { line, draft, wrong, isFirst, onChange } = props;
  const may = session?.type === 'open' ? session.capabilities : [];
  if (line.type === 'amount') {
    return (
      <div className="line-fields">
        <LabelledField
          label={t('line.amount')}
          name="price"
          value={draft.price}
          onChange={(price) => onChange({ price })}
          maxLength={20}
          mode="decimal"
          problem={wrong === 'price' ? t('code.price.wrong') : null}
          isFirst={isFirst}
        />
        <LabelledField
          label={t('code.name')}
          name="name"
          value={draft.name}
          onChange={(name) => onChange({ name })}
          maxLength={80}
        />
      </div>
    );
  }
  return (
    <div className="line-fields">
      <LabelledField
        label={t('line.quantity')}
        name="quantity"
        value={draft.quantity}
        onChange={(quantity) => onChange({ quantity })}
        maxLength={5}
        mode="decimal"
        problem={wrong === 'quantity' ? t('line.quantity.wrong') : null}
        isFirst={isFirst}
      />
      <LabelledField
        label={t('line.price', {
          amount: money(line.item.price, line.item.currency),
        })}
        name="price"
        value={draft.price}
        onChange={(price) => onChange({ price })}
        maxLength={20}
        mode="decimal"
        problem={wrong === 'price' ? t('code.price.wrong') : null}
      />
      <LabelledField
        label={t('line.discount')}
        name="discount"
        value={draft.discount}
        onChange={(discount) => onChange({ discount })}
        maxLength={14}
        mode="decimal"
        problem={wrong === 'discount' ? t('line.discount.wrong') : null}
      />
      {!(may.includes('override_price') && may.includes('discount')) && (
        <p className="line-approval">{t('line.approval')}</p>
      )}
    </div>
  );
}
