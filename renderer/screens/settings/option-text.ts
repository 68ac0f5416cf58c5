import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Words } from '../../i18n/words.ts';
import type { FieldName } from './settings-fields.ts';

/** What a choice is called. Names that are written alike everywhere (INR) are their own text. */
export function optionText(name: FieldName, value: unknown, words: Words): string {
  const key = texts[`${name}.${String(value)}`];
  return key ? words.t(key) : String(value);
}

const texts: Readonly<Record<string, Extract<MessageKey, `option.${string}`>>> = {
  'paperWidth.32': 'option.paperWidth.32',
  'paperWidth.42': 'option.paperWidth.42',
  'paperWidth.48': 'option.paperWidth.48',
  'receiptLanguage.en': 'option.language.en',
  'receiptLanguage.hi': 'option.language.hi',
  'language.en': 'option.language.en',
  'language.hi': 'option.language.hi',
  'standardTender.card': 'option.standardTender.card',
  'standardTender.upi': 'option.standardTender.upi',
  'standardTender.cash': 'option.standardTender.cash',
  'errorProfile.pos': 'option.errorProfile.pos',
  'errorProfile.razorpay': 'option.errorProfile.razorpay',
  'deviceFailures.activity': 'option.deviceFailures.activity',
  'deviceFailures.http': 'option.deviceFailures.http',
  'defaultDeviceMode.null': 'option.defaultDeviceMode.null',
  'defaultDeviceMode.wired': 'option.defaultDeviceMode.wired',
  'defaultDeviceMode.wireless': 'option.defaultDeviceMode.wireless',
};
