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

/** Two things have been said of this payment that cannot both be true. */
export function isContradicted({ doubt }: Payment): boolean {
  const contradictions = ['contradiction', 'amount_differs', 'verdict_contradicted'];
  return doubt !== null && contradictions.includes(doubt.reason);
}

/** Over by a person's word about a terminal, which may still speak. */
export function isToldByPerson(payment: Payment): boolean {
  const isOver = payment.state === 'captured' || payment.state === 'cancelled';
  return isOver && payment.terminalId !== null && payment.evidence?.type === 'person';
}
