import type { Settings } from '../../../shared/settings.ts';

/** A setting as a person meets it: where it stands, and how it is set. */
export type SettingsField = {
  readonly [Name in FieldName]: {
    readonly name: Name;
    readonly section: SettingsSection;
    readonly control: ControlOf<Settings[Name]>;
  };
}[FieldName];

/** Settings with a part of the screen, or a dialog, of their own. */
export const settingsElsewhere = ['keys', 'printer'] as const satisfies readonly (keyof Settings)[];

export type FieldName = Exclude<keyof Settings, (typeof settingsElsewhere)[number]>;

export const settingsSections = ['shop', 'staff', 'payment', 'receipt', 'gateway'] as const;
export type SettingsSection = (typeof settingsSections)[number];

type ControlOf<Value> = [Value] extends [boolean]
  ? { readonly type: 'switch' }
  : [number] extends [Value]
    ? { readonly type: 'number'; readonly least: number; readonly most: number }
    :
        | { readonly type: 'choice'; readonly values: readonly Value[] }
        | ([string] extends [Value] ? TextControl<Value> : never);

interface TextControl<Value> {
  readonly type: 'text';
  readonly longest: number;
  /** What an emptied field means; without it an empty text is not taken. */
  readonly empty?: Extract<Value, null> | '';
}

/** In the order in which they are shown. */
export const settingsFields: readonly SettingsField[] = [
  { name: 'storeName', section: 'shop', control: { type: 'text', longest: 80 } },
  { name: 'language', section: 'shop', control: { type: 'choice', values: ['en', 'hi'] } },
  {
    name: 'currency',
    section: 'shop',
    control: { type: 'choice', values: ['INR', 'EUR', 'DKK', 'USD', 'JPY'] },
  },
  { name: 'locale', section: 'shop', control: { type: 'text', longest: 5 } },
  {
    name: 'lockAfterMinutes',
    section: 'staff',
    control: { type: 'number', least: 0, most: 120 },
  },
  {
    name: 'approvalMinutes',
    section: 'staff',
    control: { type: 'number', least: 0, most: 60 },
  },
  {
    name: 'refundLimitAmount',
    section: 'staff',
    control: { type: 'number', least: 0, most: 9_999_999 },
  },
  {
    name: 'refundLimitCount',
    section: 'staff',
    control: { type: 'number', least: 0, most: 999 },
  },
  {
    name: 'standardTender',
    section: 'payment',
    control: { type: 'choice', values: ['card', 'upi', 'cash'] },
  },
  {
    name: 'autoNextSeconds',
    section: 'payment',
    control: { type: 'number', least: 0, most: 60 },
  },
  { name: 'upiAddress', section: 'payment', control: { type: 'text', longest: 130, empty: null } },
  { name: 'upiPayeeName', section: 'payment', control: { type: 'text', longest: 80, empty: '' } },
  {
    name: 'standardTerminal',
    section: 'payment',
    control: { type: 'text', longest: 40, empty: null },
  },
  { name: 'cardNames', section: 'payment', control: { type: 'text', longest: 300, empty: '' } },
  { name: 'terminalCalls', section: 'payment', control: { type: 'switch' } },
  { name: 'sounds', section: 'payment', control: { type: 'switch' } },
  { name: 'spokenAmounts', section: 'payment', control: { type: 'switch' } },
  { name: 'autoPrint', section: 'receipt', control: { type: 'switch' } },
  { name: 'cashDrawer', section: 'receipt', control: { type: 'switch' } },
  {
    name: 'receiptLanguage',
    section: 'receipt',
    control: { type: 'choice', values: ['en', 'hi'] },
  },
  { name: 'paperWidth', section: 'receipt', control: { type: 'choice', values: [32, 42, 48] } },
  { name: 'storeAddress', section: 'receipt', control: { type: 'text', longest: 300, empty: '' } },
  { name: 'taxNumber', section: 'receipt', control: { type: 'text', longest: 60, empty: '' } },
  { name: 'receiptFooter', section: 'receipt', control: { type: 'text', longest: 300, empty: '' } },
  {
    name: 'errorProfile',
    section: 'gateway',
    control: { type: 'choice', values: ['pos', 'razorpay'] },
  },
  {
    name: 'deviceFailures',
    section: 'gateway',
    control: { type: 'choice', values: ['activity', 'http'] },
  },
  { name: 'paymentModule500', section: 'gateway', control: { type: 'switch' } },
  { name: 'verifyByWebhookSecret', section: 'gateway', control: { type: 'switch' } },
  { name: 'plainWebhooks', section: 'gateway', control: { type: 'switch' } },
  { name: 'webhooksInOwnNetwork', section: 'gateway', control: { type: 'switch' } },
  {
    name: 'callsPerSecond',
    section: 'gateway',
    control: { type: 'number', least: 1, most: 10_000 },
  },
  {
    name: 'callsPerMinute',
    section: 'gateway',
    control: { type: 'number', least: 1, most: 100_000 },
  },
  {
    name: 'callsPerHour',
    section: 'gateway',
    control: { type: 'number', least: 1, most: 1_000_000 },
  },
  {
    name: 'defaultDeviceMode',
    section: 'gateway',
    control: { type: 'choice', values: [null, 'wired', 'wireless'] },
  },
  { name: 'lenient', section: 'gateway', control: { type: 'switch' } },
];
