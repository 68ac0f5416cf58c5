import { type FormEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Item } from '../../../shared/catalogue.ts';
import { type GoodsColumn, goodsColumns, type ItemProblem } from '../../../shared/goods.ts';
import { focusAtOnce } from '../../components/focus-at-once.ts';
import { LabelledField } from '../../components/labelled-field.tsx';
import { categoriesOf } from '../../store/browse-slice.ts';
import { registerCurrency } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { emptyItemDraft, fieldOf, type ItemDraft, itemDraft, readItemDraft } from './item-draft.ts';

const longest: Readonly<Record<GoodsColumn, number>> = {
  ...{ name: 80, price: 20, category: 40, code: 40 },
};

/** Something the shop sells, or something new: Enter keeps it. */
export function ItemForm(props: {
  /** Null for something new, which begins as `start`. */
  readonly item: Item | null;
  readonly start: ItemDraft;
  /** Another number brings the keyboard here; 0 leaves it where it is. */
  readonly turn: number;
  /** It has been kept, or removed. What is new is followed by the next. */
  readonly onDone?: () => void;
}) {
  const { t } = useWords();
  const { goods } = useServices();
  const currency = useWindow(registerCurrency);
  const categories = useWindow(({ catalogue }) => categoriesOf(catalogue));
  const { item, start, turn, onDone } = props;
  const [draft, setDraft] = useState(item ? itemDraft(item) : start);
  const [problem, setProblem] = useState<ItemProblem | null>(null);
  const [remark, setRemark] = useState<'kept' | 'not_allowed' | 'no_answer' | null>(null);
  const form = useRef<HTMLFormElement>(null);
  // Of goods that are there the price is what changes.
  const focusFirst = useEffectEvent(() => focusOn(item ? 'price' : 'name'));
  useEffect(() => {
    if (turn > 0) focusFirst();
  }, [turn]);

  return (
    <form className="panel stock-form" ref={form} onSubmit={keep}>
      <h2>{item ? item.name : t('stock.new')}</h2>
      {goodsColumns.map((field) => (
        <LabelledField
          key={field}
          name={field}
          label={t(`stock.field.${field}`)}
          value={draft[field]}
          onChange={(value) => change({ [field]: value })}
          maxLength={longest[field]}
          mode={field === 'price' ? 'decimal' : 'text'}
          problem={problem && fieldOf(problem) === field ? t(`stock.problem.${problem}`) : null}
          {...(field === 'category' && { suggestions: categories })}
        />
      ))}
      <p role="status" className="stock-remark" data-outcome={remark ?? undefined}>
        {remark && t(`stock.${remark}`)}
      </p>
      <div className="stock-keys">
        <button type="submit" className="button button-primary">
          {t(item ? 'stock.keep' : 'stock.add')}
        </button>
        {item && <RemoveKey onRemove={() => void remove(item)} />}
      </div>
    </form>
  );

  function change(changed: Partial<ItemDraft>): void {
    setDraft((before) => ({ ...before, ...changed }));
    setProblem(null);
    setRemark(null);
  }

  function focusOn(field: GoodsColumn): void {
    const found = form.current?.elements.namedItem(field);
    if (found instanceof HTMLInputElement) found.focus();
  }

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    setProblem(null);
    setRemark(null);
    const terms = readItemDraft(draft, currency);
    if (!terms) return refuse(draft.price.trim() === '' ? 'price_missing' : 'price_wrong');
    const told = item ? await goods.change(item.id, terms) : await goods.add(terms);
    if (typeof told === 'string') return setRemark(told);
    if (!told.ok) return refuse(told.why);
    setDraft(item ? itemDraft(told.item) : emptyItemDraft);
    setRemark('kept');
    if (!item) focusOn('name');
    onDone?.();
  }

  function refuse(why: ItemProblem): void {
    setProblem(why);
    focusOn(fieldOf(why));
  }

  async function remove({ id }: Item): Promise<void> {
    const told = await goods.remove(id);
    if (typeof told === 'string') setRemark(told);
    else onDone?.();
  }
}

/** Asks once more: the second press has another place and other words. */
function RemoveKey(props: { readonly onRemove: () => void }) {
  const { t } = useWords();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <button type="button" className="button" onClick={() => setAsked(true)}>
        {t('stock.remove')}
      </button>
    );
  }
  return (
    <fieldset className="stock-ask">
      <legend>{t('stock.remove.ask')}</legend>
      <button type="button" className="button" ref={focusAtOnce} onClick={() => setAsked(false)}>
        {t('stock.remove.no')}
      </button>
      <button type="button" className="button button-danger" onClick={props.onRemove}>
        {t('stock.remove.yes')}
      </button>
    </fieldset>
  );
}
