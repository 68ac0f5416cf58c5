import { assertNever } from '../../../shared/assert-never.ts';
import type { Refund } from '../../../shared/refund.ts';
import type { MessageKey } from '../../i18n/catalogue.ts';

/** What can be done about a refund as it stands. */
export type RefundStep = 'stop' | 'ask' | 'settle' | 'cancel';

export interface RefundProgress {
  /** What is happening, and what somebody should do now. */
  readonly what: Extract<MessageKey, `refund.now.${string}`>;
  /** The first of them is the one to take first. */
  readonly steps: readonly RefundStep[];
}

export function refundProgress(refund: Refund): RefundProgress {
  const { state, terminalId, route } = refund;
  switch (state) {
    case 'requested':
    case 'approved':
    case 'reserved':
      return { what: 'refund.now.not_sent', steps: ['cancel'] };
    case 'sent':
      return { what: 'refund.now.sent', steps: terminalId === null ? [] : ['stop'] };
    case 'pending':
      if (route === 'person') return { what: 'refund.now.person', steps: ['settle', 'cancel'] };
      if (terminalId === null) return { what: 'refund.now.bank', steps: [] };
      return atTerminal(refund.stage, refund.cancelRequestedBy !== null);
    case 'in_doubt':
      return {
        what: 'refund.now.in_doubt',
        steps: terminalId === null ? ['settle'] : ['ask', 'settle'],
      };
    case 'processed':
      return { what: 'refund.now.processed', steps: [] };
    case 'failed':
      return { what: 'refund.now.failed', steps: [] };
    case 'cancelled':
      return { what: 'refund.now.cancelled', steps: [] };
    default:
      return assertNever(state);
  }
}

/** A PIN that is typed and a bank that is asked are waited for: stopping then ends in doubt. */
function atTerminal(stage: Refund['stage'], isStopping: boolean): RefundProgress {
  if (isStopping) return { what: 'refund.now.stopping', steps: [] };
  switch (stage) {
    case null:
    case 'sending':
    case 'card':
    case 'qr':
      return { what: 'refund.now.card', steps: ['stop'] };
    case 'pin':
      return { what: 'refund.now.pin', steps: [] };
    case 'bank':
    case 'confirming':
      return { what: 'refund.now.asking_bank', steps: [] };
    default:
      return assertNever(stage);
  }
}
