import type { Payment } from '../../../shared/payment.ts';

/** At the terminal, and the terminal has not yet said how it ended. */
export function isRunning(payment: Payment): boolean {
  const open = ['requested', 'presented', 'authorising'].includes(payment.state);
  return open && payment.approval === null && payment.failure === null;
}

/** The terminal has said how it ended and has still to close the transaction. */
export function isSettling(payment: Payment): boolean {
  return payment.state === 'authorising' && payment.stage === 'confirming';
}

/** A code of our own is on the screen: no terminal knows of it, so a person says how it ended. */
export function isShown(payment: Payment): boolean {
  return payment.terminalId === null && payment.state === 'presented';
}

/** The terminal has said two things that cannot both be true of this payment. */
export function isContradicted(payment: Payment): boolean {
  return payment.doubt?.reason === 'contradiction' || payment.doubt?.reason === 'amount_differs';
}
