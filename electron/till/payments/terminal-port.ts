import type { TerminalStatus } from '../../../shared/terminal.ts';
import type {
  MoneyCommand,
  ServiceCommand,
  ServiceEnd,
  TerminalAbility,
} from '../../terminals/service.ts';
import type {
  LastResult,
  PayEnd,
  PaymentCommand,
  PaymentListener,
  TerminalManners,
} from '../../terminals/terminal.ts';

/**
 * The terminals as the till needs them: by id, with reconnecting and their protocols out of sight.
 * Implemented by terminals/connections.ts.
 */
export interface TerminalPort {
  statuses(): readonly TerminalStatus[];
  /** Also told of a terminal that was taken out of service; it is in no list any more. */
  onChange(listener: (status: TerminalStatus) => void): () => void;
  /**
   * Called on every connection after registering and before it counts as ready, so that the till can
   * ask about payments in doubt before the terminal takes a new sale (promise 1). While the promise is
   * pending the connection stays `connecting`; when it gives false, it is asked again after a pause.
   */
  onConnected(prepare: (terminalId: string) => Promise<boolean>): void;
  pay(terminalId: string, command: PaymentCommand, listener: PaymentListener): Promise<PayEnd>;
  abort(terminalId: string): Promise<'sent' | 'nothing_running' | 'not_sent'>;
  /** `about`: the payment to hear of, for terminals that must be asked for it by name. */
  lastResult(terminalId: string, about?: string): Promise<LastResult>;
  /** What this terminal's language can do beside taking a payment; nothing for one that is not paired. */
  abilities(terminalId: string): readonly TerminalAbility[];
  /** Those of its language; the usual ones for a terminal that is not paired. */
  manners(terminalId: string): TerminalManners;
  /** Money otherwise than by a sale: see TerminalSession. */
  move(terminalId: string, command: MoneyCommand, listener: PaymentListener): Promise<PayEnd>;
  /** What moves no money. A terminal that is at work refuses with `busy`. */
  serve(terminalId: string, command: ServiceCommand): Promise<ServiceEnd | { type: 'busy' }>;
}
