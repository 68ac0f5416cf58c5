import type { KeyboardEvent } from 'react';
import { Icon } from '../../components/icon.tsx';
import { shownGoods, shownTab } from '../../store/browse-slice.ts';
import { registerKeys } from '../../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { goodsListId, goodsOptionId } from './goods-list.tsx';

/**
 * Finds goods by their name, category or code. It keeps the keyboard while the arrow keys walk among what
 * was found; Enter adds, Esc takes back what was typed and then goes back to the sale.
 */
export function SearchField() {
  const { t } = useWords();
  const { browse, sale } = useServices();
  const keys = useWindow(registerKeys);
  const search = useWindow((state) => state.goodsSearch);
  const place = useWindow((state) => state.goodsPlace);
  const isShown = useWindow(
    (state) => shownTab(state) === 'goods' && shownGoods(state).items.length > 0,
  );
  return (
    <div className="search">
      <Icon name="find" />
      <input
        className="field search-field"
        type="text"
        role="combobox"
        aria-label={t('goods.search')}
        aria-expanded={isShown}
        aria-controls={isShown ? goodsListId : undefined}
        aria-activedescendant={isShown ? goodsOptionId(place) : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={80}
        placeholder={t('goods.search')}
        value={search}
        onFocus={() => browse.tab('goods')}
        onChange={(event) => browse.search(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="cap" aria-hidden="true">
        {keys.search}
      </span>
    </div>
  );

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    if (act(event.key, event.repeat, event.currentTarget)) event.preventDefault();
  }

  /** Whether the key did something here; all others go on writing. */
  function act(key: string, isHeld: boolean, field: HTMLInputElement): boolean {
    switch (key) {
      case 'Enter':
        if (!isHeld) browse.addChosen();
        return true;
      case 'Escape':
        if (search === '') field.blur();
        else browse.search('');
        return true;
      case 'PageDown':
        browse.stepCategory(1);
        return true;
      case 'PageUp':
        browse.stepCategory(-1);
        return true;
      case 'ArrowDown':
      case 'ArrowUp':
        browse.walk(key);
        return true;
      default:
        // While nothing is typed there is nothing to walk through or to change but goods and sale.
        return search === '' && actWhileEmpty(key);
    }
  }

  function actWhileEmpty(key: string): boolean {
    switch (key) {
      case 'ArrowLeft':
      case 'ArrowRight':
      case 'Home':
      case 'End':
        browse.walk(key);
        return true;
      case '+':
        sale.plus();
        return true;
      case '-':
        sale.minus();
        return true;
      case 'Delete':
        sale.removeActive();
        return true;
      default:
        return false;
    }
  }
}

/** Moves the keyboard to the search; does nothing where there are no goods. */
export function focusSearch(screen: HTMLElement | null): void {
  const field = screen?.querySelector<HTMLInputElement>('.search-field');
  field?.focus();
  field?.select();
}
