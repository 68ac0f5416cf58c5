import { type GoodsPreview, goodsColumns, type ItemTerms } from '../../../shared/goods.ts';
import { registerCurrency } from '../../store/register-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';

/** What a file would do: which columns it is read by, what is refused and why, what becomes of the rest. */
export function FilePreview(props: { readonly preview: GoodsPreview }) {
  const { t, count } = useWords();
  const { preview } = props;
  const { columns, unused, added, changed, same, refused, planned } = preview;
  const left = added + changed - planned.length;
  return (
    <>
      <p className="stock-sum">
        {t('stock.file.sum', {
          ...{ added: count(added), changed: count(changed), same: count(same) },
          refused: count(refused.length),
        })}
      </p>
      <dl className="stock-columns">
        {goodsColumns.map((column) => (
          <div key={column}>
            <dt>{t(`stock.field.${column}`)}</dt>
            <dd>{columns[column] ?? t('stock.file.no_column')}</dd>
          </div>
        ))}
        {unused.length > 0 && (
          <div>
            <dt>{t('stock.file.unused')}</dt>
            <dd>{unused.join(', ')}</dd>
          </div>
        )}
      </dl>
      {refused.length > 0 && (
        <>
          <h3 id="stock-refused">{t('stock.file.refused', { count: count(refused.length) })}</h3>
          <ol className="stock-lines" aria-labelledby="stock-refused">
            {refused.map(({ line, problem, text }) => (
              <li key={line} data-refused={line}>
                <strong>
                  {t('stock.file.line', { line: count(line) })} {t(`stock.problem.${problem}`)}
                </strong>
                <span>{text}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {planned.length > 0 && (
        <>
          <h3 id="stock-planned">{t('stock.file.planned')}</h3>
          <ol className="stock-lines" aria-labelledby="stock-planned">
            {planned.map(({ line, before, after }) => (
              <li key={line} data-planned={before ? 'changed' : 'added'}>
                <strong>{after.name}</strong>
                <span>
                  <Change before={before} after={after} />
                </span>
              </li>
            ))}
          </ol>
          {left > 0 && <p>{t('stock.file.more', { count: count(left) })}</p>}
        </>
      )}
    </>
  );
}

/** Only what is not as it was. */
function Change(props: { readonly before: ItemTerms | null; readonly after: ItemTerms }) {
  const { t, money } = useWords();
  const currency = useWindow(registerCurrency);
  const { before, after } = props;
  const price = money(after.price, currency);
  if (!before)
    return [t('stock.file.new'), price, after.category, after.code].filter(Boolean).join(' · ');
  const parts = [
    before.price === after.price ? null : `${money(before.price, currency)} → ${price}`,
    before.name === after.name ? null : before.name,
    before.category === after.category ? null : `${before.category} → ${after.category}`,
    before.code === after.code ? null : after.code,
  ];
  return parts.filter(Boolean).join(' · ');
}
