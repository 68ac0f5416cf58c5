import { shownGoods } from '../../store/browse-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { CategoryStrip } from './category-strip.tsx';
import { GoodsList } from './goods-list.tsx';

/** What the shop sells: by category, or what was searched for. */
export function Goods() {
  const { t } = useWords();
  const { place } = useServices();
  const hasGoods = useWindow(({ catalogue }) => catalogue.length > 0);
  const isNothing = useWindow((state) => shownGoods(state).items.length === 0);
  const search = useWindow(({ goodsSearch }) => goodsSearch);
  return (
    <section className="goods" aria-label={t('goods.title')}>
      <CategoryStrip />
      {isNothing && (
        <div className="pane-empty" role="status">
          <p>{hasGoods ? t('goods.none', { text: search.trim() }) : t('goods.empty')}</p>
          <p>{t(hasGoods ? 'goods.none.line' : 'goods.empty.line')}</p>
          {!hasGoods && (
            <button type="button" className="button" onClick={() => place.go('goods')}>
              {t('goods.change')}
            </button>
          )}
        </div>
      )}
      {!isNothing && <GoodsList />}
    </section>
  );
}
