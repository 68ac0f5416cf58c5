import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { KeyCap } from '../../components/key-cap.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { MoneyFilters } from './money-filters.tsx';
import { MoneyList } from './money-list.tsx';
import { MoneyPane } from './money-pane.tsx';

type Remark = 'kept' | 'cut_short' | 'not_kept';

/**
 * Every payment and refund. As in the search for a sale the keyboard stays in the search while the arrow
 * keys walk the list; Enter goes to the one that is chosen, Esc comes back.
 */
export function PaymentsScreen() {
  const { t } = useWords();
  const { place, money } = useServices();
  const text = useWindow((state) => state.money.filter.text);
  const search = useWindow((state) => state.money.search);
  const [remark, setRemark] = useState<Remark | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    money.look();
    focusOn(field.current);
  }, [money]);
  const dialog = useWindow((state) => state.dialog);
  // Where one dialog has given way to another there is nothing to give the keyboard back to.
  useEffect(() => {
    if (dialog === null && document.activeElement === document.body) pane.current?.focus();
  }, [dialog]);
  useKeys((key) => {
    if (key.type === 'command' && key.command === 'search') return focusOn(field.current);
    if (key.type !== 'escape') return 'unused';
    if (document.activeElement !== field.current) return focusOn(field.current);
    if (text === '') return place.go('sell');
    money.type('');
    return undefined;
  });

  return (
    <main
      className="page"
      data-screen="payments"
      data-search={search}
      aria-label={t('payments.title')}
    >
      <header className="page-head history-head">
        <h1>{t('payments.title')}</h1>
        <input
          ref={field}
          className="field"
          type="search"
          role="combobox"
          aria-label={t('payments.field')}
          aria-controls="money-list"
          aria-expanded
          placeholder={t('history.hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={text}
          onChange={({ target }) => money.type(target.value)}
          onKeyDown={walk}
        />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      <MoneyFilters />
      <div className="history">
        <MoneyList
          remark={remark && t(`payments.${remark}`)}
          onKeep={(format) => void keep(format)}
        />
        <MoneyPane self={pane} onKeep={(format) => void keep(format)} />
      </div>
    </main>
  );

  async function keep(format: 'csv' | 'json'): Promise<void> {
    const told = await money.keep(format);
    if (told?.result === 'given_up') setRemark(null);
    else if (told?.result === 'kept') setRemark(told.isCut ? 'cut_short' : 'kept');
    else setRemark('not_kept');
  }

  function walk(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined) money.step(by);
    else if (event.key === 'Enter') open();
    else return;
    event.preventDefault();
  }

  function open(): void {
    if (search === 'failed') money.look();
    else {
      // Nothing chosen yet: the first.
      money.step(0);
      pane.current?.focus();
    }
  }
}

function focusOn(field: HTMLInputElement | null): undefined {
  field?.focus();
  field?.select();
}
