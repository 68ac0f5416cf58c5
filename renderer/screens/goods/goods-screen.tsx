import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { readItemCode } from '../../../shared/item-code.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { stockFound } from '../../store/browse-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { FilePanel } from './file-panel.tsx';
import { emptyItemDraft, type ItemDraft } from './item-draft.ts';
import { ItemForm } from './item-form.tsx';
import { StockList, stockListId, stockOptionId } from './stock-list.tsx';

/** What stands beside the list: the item that is chosen there, a new one, or a file of many. */
type Beside =
  | { readonly type: 'item'; readonly turn: number }
  | { readonly type: 'new'; readonly start: ItemDraft; readonly turn: number }
  | { readonly type: 'file' };

/**
 * What the shop sells and for how much. The keyboard stays in the search while the arrow keys walk the
 * list; Enter goes to the item's fields, or makes what was not found; Esc comes back.
 */
export function GoodsScreen() {
  const { t, count } = useWords();
  const { place: places, browse } = useServices();
  const catalogue = useWindow((state) => state.catalogue);
  const text = useWindow((state) => state.stockSearch);
  /** Counts how often the keyboard has gone to the fields. */
  const turns = useRef(0);
  const [place, setPlace] = useState(0);
  const [beside, setBeside] = useState<Beside>({ type: 'item', turn: 0 });
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const items = stockFound(catalogue, text);
  const here = Math.min(place, items.length - 1);
  const item = items[here];

  useKeys((key) => {
    if (key.type === 'command' && key.command === 'search') return toSearch();
    if (key.type !== 'escape') return 'unused';
    if (document.activeElement !== field.current) return toSearch();
    if (text === '') return places.go('sell');
    find('');
    return undefined;
  });

  return (
    <main className="page" data-screen="goods" aria-label={t('stock.title')}>
      <header className="page-head history-head">
        <h1>{t('stock.title')}</h1>
        <input
          ref={field}
          className="field"
          type="search"
          role="combobox"
          aria-label={t('goods.search')}
          aria-controls={stockListId}
          aria-activedescendant={item && beside.type === 'item' ? stockOptionId(here) : undefined}
          aria-expanded
          placeholder={t('stock.hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={80}
          value={text}
          onChange={({ target }) => find(target.value)}
          onKeyDown={(event) => press(event)}
        />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => places.go('sell')}
        />
      </header>
      <div className="history stock">
        <section className="history-found" aria-label={t('goods.title')}>
          <header className="history-count">
            <p role="status">{t('stock.count', { count: count(items.length) })}</p>
            <div className="stock-makers">
              <button type="button" className="menu-key" onClick={() => make(emptyItemDraft)}>
                {t('stock.new')}
              </button>
              <button
                type="button"
                className="menu-key"
                onClick={() => setBeside({ type: 'file' })}
              >
                {t('stock.file')}
              </button>
            </div>
          </header>
          {items.length === 0 && (
            <div className="today-empty">
              <p>
                {text.trim() === '' ? t('goods.empty') : t('goods.none', { text: text.trim() })}
              </p>
              <p>{t(text.trim() === '' ? 'stock.empty' : 'stock.none')}</p>
            </div>
          )}
          <StockList items={items} place={here} onChoose={(at) => choose(at, true)} />
        </section>
        <section className="stock-beside" aria-label={t('stock.beside')}>
          {beside.type === 'file' && <FilePanel />}
          {beside.type === 'new' && (
            <ItemForm
              key={`new ${beside.turn}`}
              item={null}
              start={beside.start}
              turn={beside.turn}
            />
          )}
          {beside.type === 'item' && item && (
            <ItemForm
              key={item.id}
              item={item}
              start={emptyItemDraft}
              turn={beside.turn}
              onDone={toSearch}
            />
          )}
        </section>
      </div>
    </main>
  );

  function toSearch(): undefined {
    field.current?.focus();
    field.current?.select();
  }

  function find(typed: string): void {
    browse.stock(typed);
    choose(0, false);
  }

  function choose(at: number, takesKeyboard: boolean): void {
    setPlace(at);
    setBeside({ type: 'item', turn: takesKeyboard ? nextTurn() : 0 });
  }

  function make(start: ItemDraft): void {
    setBeside({ type: 'new', start, turn: nextTurn() });
  }

  function nextTurn(): number {
    turns.current += 1;
    return turns.current;
  }

  function press(event: KeyboardEvent): void {
    switch (event.key) {
      case 'ArrowDown':
        choose(Math.max(0, Math.min(here + 1, items.length - 1)), false);
        break;
      case 'ArrowUp':
        choose(Math.max(here - 1, 0), false);
        break;
      case 'Enter':
        if (item) choose(here, true);
        else make(draftOf(text));
        break;
      default:
        return;
    }
    event.preventDefault();
  }
}

/** What was looked for and is not there yet: a code where it reads as one. */
function draftOf(text: string): ItemDraft {
  const typed = text.trim();
  const isCode = /^[\p{Nd}]{4,}$/u.test(typed) && readItemCode(typed).ok;
  return { ...emptyItemDraft, ...(isCode ? { code: typed } : { name: typed }) };
}
