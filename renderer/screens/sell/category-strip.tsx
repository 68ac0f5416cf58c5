import { type KeyboardEvent, useEffect, useRef } from 'react';
import { keepFocus } from '../../components/press.tsx';
import { categoriesOf } from '../../store/browse-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** All goods, or those of one category. One of the keys is in the order of Tab; arrow keys walk from there. */
export function CategoryStrip() {
  const { t } = useWords();
  const { browse } = useServices();
  const categories = useWindow(({ catalogue }) => categoriesOf(catalogue));
  const isSearching = useWindow(({ goodsSearch }) => goodsSearch.trim() !== '');
  const chosen = useWindow(({ goodsCategory }) => goodsCategory);
  const strip = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const key = strip.current?.querySelector(`[aria-pressed="true"]`);
    if (chosen !== null || key) key?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  if (categories.length < 2) return null;
  return (
    <fieldset
      className="categories"
      aria-label={t('goods.categories')}
      ref={strip}
      onKeyDown={onKeyDown}
    >
      {[null, ...categories].map((category) => (
        <button
          key={category ?? '\n'}
          type="button"
          className="category"
          aria-pressed={!isSearching && category === chosen}
          tabIndex={category === chosen ? 0 : -1}
          onMouseDown={keepFocus}
          onClick={() => browse.choose(category)}
        >
          {category === null ? t('goods.all') : category === '' ? t('goods.no_category') : category}
        </button>
      ))}
    </fieldset>
  );

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const keys = [...event.currentTarget.querySelectorAll<HTMLElement>('.category')];
    const here = keys.indexOf(document.activeElement as HTMLElement);
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by === undefined ? undefined : keys[here + by];
    if (!next) return;
    event.preventDefault();
    browse.stepCategory(by === 1 ? 1 : -1);
    next.focus();
  }
}
