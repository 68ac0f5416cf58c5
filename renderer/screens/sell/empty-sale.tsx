import { Icon } from '../../components/icon.tsx';
import { registerCurrency, registerKeys } from '../../store/register-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { AmountHint } from './amount-display.tsx';

/** A sale without lines says how one begins. */
export function EmptySale() {
  const { t } = useWords();
  const keys = useWindow(registerKeys);
  const entry = useWindow((state) => state.entry);
  const currency = useWindow(registerCurrency);
  const hasGoods = useWindow(({ catalogue }) => catalogue.length > 0);
  return (
    <dl className="sale-empty">
      <div>
        <dt>
          <kbd className="cap">0–9</kbd>
        </dt>
        <dd>
          <AmountHint entry={entry} currency={currency} />
        </dd>
      </div>
      {hasGoods && (
        <>
          <div>
            <dt>
              <kbd className="cap">{keys.search}</kbd>
            </dt>
            <dd>{t('sell.hint.search')}</dd>
          </div>
          <div>
            <dt>
              <Icon name="scan" />
            </dt>
            <dd>{t('sell.hint.scan')}</dd>
          </div>
        </>
      )}
    </dl>
  );
}
