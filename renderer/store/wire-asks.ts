import type { IpcAnswers } from '../../shared/ipc.ts';
import type { Call } from '../ipc.ts';
import type { Store } from './store.ts';
import { shownRows, type WireState, wireTold } from './wire-slice.ts';

/** Watching terminals' lines, and reading what others have recorded. Nothing rejects. */
export interface WireAsks {
  /** From now on the main process tells what is said. */
  follow(): Promise<void>;
  leave(): void;
  pause(): void;
  /** Shows the lines of the next terminal, after the last one all of them. */
  nextTerminal(): void;
  chooseTerminal(terminalId: string | null): void;
  select(key: number): void;
  /** So many messages further down; from nowhere to the newest. */
  step(by: number): void;
  /** Reads a capture from a file; what came of it. */
  open(): Promise<CaptureOutcome>;
  read(text: string): Promise<CaptureOutcome>;
  closeCapture(): void;
  /** Keeps the capture's messages as a fixture. */
  keep(): Promise<IpcAnswers['wire.keep']['result'] | 'failed'>;
  copy(text: string): Promise<boolean>;
}

export type CaptureOutcome = IpcAnswers['wire.open']['result'] | 'failed';

export function createWireAsks(store: Store, call: Call): WireAsks {
  return {
    async follow() {
      change({ phase: 'asking' });
      const result = await call('wire.follow', {});
      // Nobody who may has let them in.
      if (result.type === 'not_allowed') store.setState({ screen: 'sell' });
      if (result.type !== 'answer') return change({ phase: 'failed' });
      store.setState((state) => wireTold(state, result.answer.rows));
      change({ phase: 'following' });
    },
    leave() {
      void call('wire.leave', {});
      change({ phase: 'unasked', capture: null, selectedKey: null, pausedAt: null });
    },
    pause() {
      const { pausedAt, rows } = state();
      change({ pausedAt: pausedAt === null ? (rows.at(-1)?.key ?? 0) : null });
    },
    nextTerminal() {
      const ids = store.getState().terminals.map(({ terminal }) => terminal.id);
      const place = ids.indexOf(state().terminalId ?? '');
      change({ terminalId: ids[place + 1] ?? null, selectedKey: null });
    },
    chooseTerminal: (terminalId) => change({ terminalId, selectedKey: null }),
    select: (selectedKey) => change({ selectedKey }),
    step(by) {
      const rows = shownRows(state());
      const place = rows.findIndex(({ key }) => key === state().selectedKey);
      const next = place < 0 ? rows.length - 1 : Math.min(Math.max(place + by, 0), rows.length - 1);
      const row = rows[next];
      if (row) change({ selectedKey: row.key });
    },
    open: async () => await opened('wire.open', {}),
    read: async (text) => await opened('wire.read', { text }),
    closeCapture: () => change({ capture: null, selectedKey: null }),
    async keep() {
      const result = await call('wire.keep', {});
      return result.type === 'answer' ? result.answer.result : 'failed';
    },
    async copy(text) {
      return (await call('window.copy', { text })).type === 'answer';
    },
  };

  function state(): WireState {
    return store.getState().wire;
  }

  function change(part: Partial<WireState>): void {
    store.setState(({ wire }) => ({ wire: { ...wire, ...part } }));
  }

  async function opened(
    ...[channel, request]: ['wire.open', Record<string, never>] | ['wire.read', { text: string }]
  ): Promise<CaptureOutcome> {
    const result = channel === 'wire.open' ? await call(channel, {}) : await call(channel, request);
    if (result.type !== 'answer') return 'failed';
    const { answer } = result;
    if (answer.result !== 'read') return answer.result;
    change({ capture: answer.capture, selectedKey: answer.capture.rows[0]?.key ?? null });
    return 'read';
  }
}
