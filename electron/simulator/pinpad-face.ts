import { currencies, isCurrency, type Money } from '../../shared/money.ts';
import { goodUpiAddress, type PinpadCode, type PinpadFace } from '../../shared/pinpad.ts';
import type { SimulatedTerminal, TerminalFace } from '../terminals/simulation.ts';
import { magicOf } from './magic-amounts.ts';
import type { Stand } from './scenarios.ts';

/** What somebody in front of a simulated terminal sees, whatever its language. */
export function pinpadFace(facts: {
  readonly id: string;
  readonly name: string;
  readonly protocol: string;
  readonly stand: Stand;
  readonly simulated: Pick<SimulatedTerminal, 'face' | 'transactions'>;
  /** What the customer of this transaction has held there. */
  readonly shown: PinpadFace['presented'];
  /** Whether the ending of an amount means something to its customer. */
  readonly isMagic: boolean;
  readonly canCall: boolean;
}): PinpadFace {
  const { id, name, protocol, stand, simulated, shown, isMagic, canCall } = facts;
  const face = simulated.face();
  const { transaction } = face;
  return {
    terminalId: id,
    name,
    protocol,
    isPlugged: stand.plugged,
    isPowered: stand.powered,
    isSilent: stand.silent,
    canCall,
    answer: stand.answer,
    step: face.state,
    presented: face.state === 'idle' || face.state === 'waiting' ? null : shown,
    transaction: transaction && {
      kind: transaction.kind,
      amount: transaction.amount.minor,
      currency: transaction.amount.currency,
    },
    magic: isMagic && transaction ? magicOf(transaction.amount) : null,
    lines: face.lines,
    code: codeOf(face),
    printed: face.printed,
    last: transaction ? null : newestOf(simulated),
  };
}

/** Its own dynamic code where the till has sent none, as terminals in India show beside the card. */
function codeOf({ state, code, transaction }: TerminalFace): PinpadCode | null {
  if (typeof code === 'string') return { type: 'text', text: code };
  if (code !== null) return { type: 'picture', address: `data:image/png;base64,${base64(code)}` };
  const isOffered = state === 'waiting' && transaction?.kind === 'sale';
  return isOffered ? ownCode(transaction.amount) : null;
}

/** UPI pays in rupees only. */
function ownCode({ minor, currency }: Money): PinpadCode | null {
  if (currency !== 'INR') return null;
  const amount = (minor / 10 ** currencies[currency].exponent).toFixed(2);
  return { type: 'text', text: `upi://pay?pa=${goodUpiAddress}&am=${amount}&cu=INR` };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function newestOf({ transactions }: Pick<SimulatedTerminal, 'transactions'>): PinpadFace['last'] {
  const newest = transactions().at(-1);
  if (!newest || !isCurrency(newest.currency)) return null;
  const { kind = 'sale', amount, currency, result } = newest;
  return { kind, amount, currency, result };
}
