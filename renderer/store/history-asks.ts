import type { Clock } from '../../shared/clock.ts';
import type { IpcAnswers } from '../../shared/ipc.ts';
import type { ReferenceMatch } from '../../shared/ipc-history.ts';
import type { Order } from '../../shared/order.ts';
import type { Call } from '../ipc.ts';
import { type HistoryState, neighbour } from './history-slice.ts';
import type { Store } from './store.ts';

/** Finding a sale and looking at what happened. What comes of it is in the store; nothing rejects. */
export interface HistoryAsks {
  /** Looks again for what is searched for, as when somebody comes back to it. */
  look(): void;
  /** Looks for this as soon as the typing pauses. */
  type(text: string): void;
  chooseDay(day: string | null): void;
  /** The next page, when there is one. */
  more(): void;
  select(orderId: string): void;
  /** Looks for this one sale and tells its story. */
  show(order: Pick<Order, 'id' | 'seq'>): void;
  /** The sale so many places further down. */
  step(by: number): void;
  /** Asks for the story of the selected sale again. */
  tell(): void;
  /** Whether it could be copied. */
  copy(text: string): Promise<boolean>;
  /** Keeps the selected sale as a file; null where nothing is known of it. */
  keep(): Promise<IpcAnswers['history.export']['result'] | null>;
  /** Null where there was no answer. */
  check(digits: string): Promise<readonly ReferenceMatch[] | null>;
}

/** Between two letters of somebody who goes on typing. */
const typingPause = 120;

export function createHistoryAsks(store: Store, call: Call, clock: Clock): HistoryAsks {
  let searches = 0;
  let stories = 0;
  let stopPause: () => void = () => undefined;

  return {
    look: () => void search(),
    type(text) {
      change({ text });
      stopPause();
      stopPause = clock.after(typingPause, 'a pause in typing', () => void search());
    },
    chooseDay(day) {
      change({ day });
      void search();
    },
    more: () => void nextPage(),
    select,
    show({ id, seq }) {
      change({ text: `#${seq}`, day: null, selectedId: id, story: null });
      void search();
    },
    step(by) {
      const line = neighbour(store.getState(), by);
      if (line) select(line.order.id);
    },
    tell: () => void tell(),
    async copy(text) {
      return (await call('window.copy', { text })).type === 'answer';
    },
    async keep() {
      const { selectedId } = state();
      if (selectedId === null) return null;
      const result = await call('history.export', { orderId: selectedId });
      return result.type === 'answer' ? result.answer.result : null;
    },
    async check(digits) {
      const result = await call('history.check', { digits });
      return result.type === 'answer' ? result.answer.matches : null;
    },
  };

  function state(): HistoryState {
    return store.getState().history;
  }

  function change(part: Partial<HistoryState>): void {
    store.setState(({ history }) => ({ history: { ...history, ...part } }));
  }

  async function search(): Promise<void> {
    stopPause();
    searches += 1;
    const own = searches;
    const { text, day } = state();
    change({ search: 'asking' });
    const result = await call('history.search', { text, ...(day !== null && { day }) });
    // Somebody has typed on: this answer is to another question.
    if (own !== searches) return;
    if (result.type !== 'answer') return change({ search: 'failed' });
    change({ ...result.answer, search: 'answered' });
    if (!result.answer.lines.some(({ order }) => order.id === state().selectedId)) {
      change({ selectedId: null, story: null, telling: 'unasked' });
    }
  }

  async function nextPage(): Promise<void> {
    const { more, search: phase, lines, text, day } = state();
    const last = lines.at(-1);
    if (!more || phase !== 'answered' || !last) return;
    const own = searches;
    change({ search: 'asking' });
    const before = last.order.seq;
    const result = await call('history.search', { text, before, ...(day !== null && { day }) });
    if (own !== searches) return;
    if (result.type !== 'answer') return change({ search: 'failed' });
    const { lines: found, ...rest } = result.answer;
    change({ ...rest, lines: [...state().lines, ...found], search: 'answered' });
  }

  function select(orderId: string): void {
    if (state().selectedId === orderId) return;
    change({ selectedId: orderId, story: null });
    void tell();
  }

  async function tell(): Promise<void> {
    const { selectedId } = state();
    if (selectedId === null) return;
    stories += 1;
    const own = stories;
    change({ telling: 'asking' });
    const result = await call('history.story', { orderId: selectedId });
    if (own !== stories) return;
    const story = result.type === 'answer' ? result.answer.story : null;
    change(story ? { story, telling: 'answered' } : { telling: 'failed' });
  }
}
