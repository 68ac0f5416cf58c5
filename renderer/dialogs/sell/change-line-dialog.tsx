import { type FormEvent, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { LabelledField } from '../../components/labelled-field.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import { Press } from '../../components/press.tsx';
import { lineOf } from '../../screens/sell/cart.ts';
import { type DraftField, draftOf, readDraft } from '../../screens/sell/line-draft.ts';
import { discountText, readDiscount } from '../../screens/sell/read-discount.ts';
import { registerCurrency } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { LineFields } from './line-fields.tsx';
import { LineSum } from './line-sum.tsx';

const percents = ['5%', '10%', '20%'] as const;

/** How many, at what price, less what: for one line, and less what for the whole sale. */
export function ChangeLineDialog(props: {
  readonly lineId: string;
  readonly first: 'line' | 'discount';
}) {
  const { t } = useWords();
  const { place, sale, store } = useServices();
  const { lineId, first } = props;
  const currency = useWindow(registerCurrency);
  const cart = useWindow((state) => state.cart);
  const line = lineOf(cart, lineId);
  const [draft, setDraft] = useState(line && draftOf(line, currency));
  const [whole, setWhole] = useState(discountText(cart.discount, currency));
  const [wrong, setWrong] = useState<DraftField | 'whole' | null>(null);
  if (!line || !draft) return null;
  const hasGoods = cart.lines.some(({ type }) => type === 'item');
  const name = line.type === 'item' ? line.item.name : (line.name ?? t('cart.typed'));
  return (
    <Dialog
      name="change_line"
      title={name}
      onClose={place.closeDialog}
      foot={
        <>
          <LineSum cart={cart} line={line} draft={draft} whole={whole} />
          <button type="submit" form="change-line" className="key-cap key-cap-primary">
            <span className="cap" aria-hidden="true">
              {t('key.enter')}
            </span>
            {t('line.keep')}
          </button>
        </>
      }
    >
      <form id="change-line" className="form" onSubmit={keep}>
        <LineFields
          line={line}
          draft={draft}
          wrong={wrong}
          isFirst={first === 'line'}
          onChange={(change) => {
            forgetProblems();
            setDraft({ ...draft, ...change });
          }}
        />
        {hasGoods && (
          <fieldset className="whole-sale">
            <legend>{t('line.whole')}</legend>
            <LabelledField
              label={t('line.discount')}
              name="whole"
              value={whole}
              onChange={changeWhole}
              maxLength={14}
              mode="decimal"
              problem={wrong === 'whole' ? t('line.discount.wrong') : null}
              isFirst={first === 'discount'}
            />
            <div className="percents">
              {percents.map((percent) => (
                <Press key={percent} className="button" onPress={() => changeWhole(percent)}>
                  {percent}
                </Press>
              ))}
            </div>
          </fieldset>
        )}
        <NoticeLine />
      </form>
    </Dialog>
  );

  function changeWhole(text: string): void {
    forgetProblems();
    setWhole(text);
  }

  function forgetProblems(): void {
    setWrong(null);
    store.setState({ notice: null });
  }

  function keep(event: FormEvent): void {
    event.preventDefault();
    if (!line || !draft) return;
    const reading = readDraft(line, draft, currency);
    const discount = hasGoods ? readDiscount(whole, currency) : null;
    if (!reading.ok) setWrong(reading.wrong);
    else if (discount === undefined) setWrong('whole');
    else if (sale.revise(reading.line, discount)) place.closeDialog();
  }
}
