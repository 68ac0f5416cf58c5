import type { FrameField } from '../../shared/frame.ts';
import { isCurrency } from '../../shared/money.ts';
import type { Words } from '../i18n/words.ts';

/** A part of a message as a row: what it is, in words and as its protocol calls it, and what it says. */
export interface FrameFieldRow {
  readonly label: string;
  readonly value: string;
  readonly isHidden: boolean;
}

export function frameFieldRows(
  fields: readonly FrameField[],
  words: Words,
): readonly FrameFieldRow[] {
  const currency = fields.find(({ name }) => name === 'currency')?.value ?? '';
  return fields.map((field) => {
    const { name, mark, value } = field;
    const label = words.t(`frame.field.${name}`);
    return {
      label: mark === '' ? label : `${label} (${mark})`,
      value: value === null ? words.t('frame.hidden') : shown(field, value, currency, words),
      isHidden: value === null,
    };
  });
}

function shown({ name }: FrameField, value: string, currency: string, words: Words): string {
  const isMoney = name === 'amount' && isCurrency(currency) && /^\d{1,15}$/.test(value);
  return isMoney ? words.money(Number(value), currency) : value;
}
