import type { SimulatorAction } from '../../shared/terminal.ts';
import type { Call } from '../ipc.ts';
import type { DemoNotice } from './entry-slice.ts';
import { registerChanged } from './register-slice.ts';
import type { Store } from './store.ts';
import { simulatedTerminalId } from './terminals-slice.ts';

/** The keys of the demo strip: what a person does in front of a simulated terminal. */
export interface DemoAsks {
  act(action: SimulatorAction): Promise<void>;
  setMode(mode: 'auto' | 'manual'): Promise<void>;
  /** Shows the terminal as something to see and press, in a window of its own. */
  show(terminalId: string): Promise<void>;
}

export function createDemoAsks(store: Store, call: Call): DemoAsks {
  return {
    async act(action) {
      const state = store.getState();
      const terminalId = simulatedTerminalId(state, state.checkout);
      if (terminalId === undefined) return remark({ action, result: 'unknown_terminal' });
      const reply = await call('simulator.act', { terminalId, action });
      if (reply.type !== 'answer') return;
      const { result } = reply.answer;
      remark(result === 'done' ? null : { action, result });
    },

    async setMode(mode) {
      const reply = await call('simulator.mode', { mode });
      if (reply.type !== 'answer') return;
      if (reply.answer.mode === 'not_demo') return remark({ action: 'mode', result: 'not_demo' });
      const simulator = reply.answer.mode;
      store.setState((state) => {
        const now = state.register?.mode;
        if (now?.type !== 'test') return {};
        return { demoNotice: null, ...registerChanged(state, { mode: { ...now, simulator } }) };
      });
    },
    async show(terminalId) {
      const reply = await call('pinpad.open', { terminalId });
      if (reply.type !== 'answer' || reply.answer.result === 'done') return;
      remark({ action: 'show', result: reply.answer.result });
    },
  };

  function remark(demoNotice: DemoNotice | null): void {
    store.setState({ demoNotice });
  }
}
