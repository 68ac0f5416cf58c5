import type { Command } from '../../shared/commands.ts';
import type { Call } from '../ipc.ts';
import type { OpenDialog, ScreenName } from './place-slice.ts';
import type { Store } from './store.ts';
import { simulatedTerminalId } from './terminals-slice.ts';

/** Going about in the window, and opening the one beside it. */
export interface PlaceAsks {
  go(screen: ScreenName): undefined;
  open(dialog: OpenDialog): void;
  closeDialog(): void;
  /** What a command does wherever the screen in front has no meaning of its own for it. */
  command(command: Command): 'unused' | undefined;
}

export function createPlaceAsks(store: Store, call: Call, lock: () => Promise<void>): PlaceAsks {
  const open = (dialog: OpenDialog) => store.setState({ dialog });
  const go = (screen: ScreenName) => {
    store.setState({ screen, dialog: null, notice: null });
    return undefined;
  };
  return {
    go,
    open,
    closeDialog: () => store.setState({ dialog: null }),
    command(command) {
      switch (command) {
        case 'help':
        case 'palette':
        case 'check_reference':
          open({ type: command });
          return undefined;
        case 'lock':
          void lock();
          return undefined;
        case 'history':
        case 'payments':
        case 'attention':
          // A payment stands before every screen: nobody would see where they went.
          if (store.getState().checkout) return 'unused';
          return go(command);
        case 'reprint': {
          const last = store.getState().today.find(({ order }) => order.status === 'paid');
          if (!last) return 'unused';
          open({ type: 'receipt', orderId: last.order.id, isDuplicate: true });
          return undefined;
        }
        case 'customer_display':
          void call('customer_display.toggle', {});
          return undefined;
        case 'pinpad': {
          const state = store.getState();
          const terminalId = simulatedTerminalId(state, state.checkout);
          if (terminalId === undefined) return 'unused';
          void call('pinpad.open', { terminalId });
          return undefined;
        }
        default:
          return 'unused';
      }
    },
  };
}
