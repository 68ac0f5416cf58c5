import type { Clock } from '../../shared/clock.ts';
import type { KeptFile } from '../../shared/ipc-history.ts';
import type { MoneyFilter } from '../../shared/ipc-payments.ts';
import { lineId } from '../../shared/money-line.ts';
import type { Call } from '../ipc.ts';
import { everything, type MoneyState, moneyNeighbour, selectedMoney } from './money-slice.ts';
import type { Store } from './store.ts';

/** Looking through all payments and refunds. What comes of it is in the store; nothing rejects. */
export interface MoneyAsks {
  /** Looks again, as when somebody comes back to it. */
  look(): void;
  /** Looks for this as soon as the typing pauses. */
  type(text: string): void;
  /** Another filter, at once; a member that is undefined is taken out of it. */
  narrow(part: { readonly [Name in keyof MoneyFilter]?: MoneyFilter[Name] | undefined }): void;
  /** All of it, newest first. */
  widen(): void;
  /** The next page, when there is one. */
  more(): void;
  select(id: string): void;
  /** The line so many places further down. */
  step(by: number): void;
  /** Asks what can be done about the selected payment. */
  advise(): Promise<void>;
  /** Keeps all that the filter finds in a file; null where nothing came back. */
  keep(format: 'csv' | 'json'): Promise<{ result: KeptFile; isCut: boolean } | null>;
}

const typingPause = 150;

export function createMoneyAsks(store: Store, call: Call, clock: Clock): MoneyAsks {
  let searches = 0;
  let advices = 0;
  let stopPause: () => void = () => undefined;
  return {
    look: () => void search(),
    type(text) {
      change({ filter: { ...state().filter, text } });
      stopPause();
      stopPause = clock.after(typingPause, 'a pause in typing', () => void search());
    },
    narrow(part) {
      const filter = Object.entries({ ...state().filter, ...part });
      const narrowed = Object.fromEntries(filter.filter(([, value]) => value !== undefined));
      change({ filter: { ...everything, ...narrowed } });
      void search();
    },
    widen() {
      change({ filter: everything });
      void search();
    },
    more: () => void nextPage(),
    select,
    step(by) {
      const line = moneyNeighbour(store.getState(), by);
      if (line) select(lineId(line));
    },
    advise,
    async keep(format) {
      const result = await call('payments.export', { filter: state().filter, format });
      return result.type === 'answer' ? result.answer : null;
    },
  };

  function state(): MoneyState {
    return store.getState().money;
  }

  function change(part: Partial<MoneyState>): void {
    store.setState(({ money }) => ({ money: { ...money, ...part } }));
  }

  function select(selectedId: string): void {
    if (state().selectedId !== selectedId) change({ selectedId, advised: null });
  }

  async function search(): Promise<void> {
    stopPause();
    searches += 1;
    const own = searches;
    change({ search: 'asking' });
    const result = await call('payments.list', { filter: state().filter });
    // Somebody has typed on: this answer is to another question.
    if (own !== searches) return;
    if (result.type !== 'answer') return change({ search: 'failed', lines: [], next: null });
    const { lines, next, isCut } = result.answer;
    change({ lines, next, isCut, search: 'answered' });
    if (!selectedMoney(store.getState())) change({ selectedId: null, advised: null });
    if (lines.length === 0 && next) await nextPage();
  }

  async function nextPage(): Promise<void> {
    const { next, search: phase, filter } = state();
    if (!next || phase !== 'answered') return;
    const own = searches;
    change({ search: 'asking' });
    const result = await call('payments.list', { filter, after: next });
    if (own !== searches) return;
    if (result.type !== 'answer') return change({ search: 'failed' });
    const known = new Set(state().lines.map(lineId));
    const found = result.answer.lines.filter((line) => !known.has(lineId(line)));
    const { next: further, isCut } = result.answer;
    change({ lines: [...state().lines, ...found], next: further, isCut, search: 'answered' });
    // So far none of what was looked at was wanted: the book goes on.
    if (found.length === 0 && further) await nextPage();
  }

  async function advise(): Promise<void> {
    const line = selectedMoney(store.getState());
    if (!line) return;
    advices += 1;
    const own = advices;
    const result = await call('refunds.advise', { paymentId: line.payment.id });
    if (own === advices && result.type === 'answer') change({ advised: result.answer.found });
  }
}
