import { assertNever } from '../../shared/assert-never.ts';
import { formatMoney } from '../../shared/money.ts';
import type { PinpadFace } from '../../shared/pinpad.ts';

/** What is seen on a terminal, in one line. */
export function faceText(face: PinpadFace): string {
  const { transaction, magic, answer, lines, code } = face;
  const parts = [
    standing(face),
    face.isPowered ? doing(face) : null,
    transaction && `${transaction.kind} of ${amountText(transaction)}`,
    magic && magic !== 'approved' ? `whose paise ask for ${words(magic)}` : null,
    lines.length > 0 ? `"${lines.join(' / ')}"` : null,
    code && (code.type === 'text' ? code.text : 'a picture of a code'),
    answer === 'usual' ? null : `next answer: ${words(answer)}`,
  ];
  return parts.filter((part) => part !== null).join(', ');
}

/** Which lines have come out of the printer since it was `before`. */
export function newPaper(before: readonly string[], after: readonly string[]): readonly string[] {
  for (let start = 0; start < before.length; start += 1) {
    const kept = before.slice(start);
    if (kept.every((line, place) => after[place] === line)) return after.slice(kept.length);
  }
  return after;
}

function standing({ isPlugged, isPowered, isSilent }: PinpadFace): string {
  if (!isPlugged) return isPowered ? 'unplugged' : 'unplugged, off';
  if (!isPowered) return 'off';
  return isSilent ? 'silent' : 'on';
}

function doing({ step, presented, last }: PinpadFace): string {
  switch (step) {
    case 'idle':
      return last ? `idle, last ${last.result} ${amountText(last)}` : 'idle';
    case 'waiting':
      return 'waiting for a customer';
    case 'asking':
      return presented === 'upi' ? 'asking the bank' : 'asking for the PIN';
    case 'reporting':
      return 'reporting to the till';
    default:
      return assertNever(step);
  }
}

function amountText({ amount, currency }: NonNullable<PinpadFace['transaction']>): string {
  return formatMoney({ minor: amount, currency });
}

function words(name: string): string {
  return name.replaceAll('_', ' ');
}
