import type { Static } from 'typebox';
import type { settingsSchema } from './settings-schema.ts';

/** What a shop has set. Apart from its schema, which windows have no use for and would wait for. */
export type Settings = Static<typeof settingsSchema>;

export const defaultSettings: Settings = {
  storeName: 'Galla Stores',
  currency: 'INR',
  locale: 'en-IN',
  language: 'en',
  defaultDeviceMode: null,
  lenient: false,
  errorProfile: 'pos',
  deviceFailures: 'activity',
  paymentModule500: false,
  verifyByWebhookSecret: false,
  plainWebhooks: false,
  webhooksInOwnNetwork: false,
  callsPerSecond: 10,
  callsPerMinute: 100,
  callsPerHour: 1_000,
  upiAddress: null,
  upiPayeeName: '',
  standardTender: 'card',
  standardTerminal: null,
  cardNames: '',
  terminalCalls: false,
  approvalMinutes: 5,
  refundLimitAmount: 5_000,
  refundLimitCount: 20,
  lockAfterMinutes: 5,
  printer: null,
  paperWidth: 48,
  receiptLanguage: 'en',
  storeAddress: '',
  taxNumber: '',
  receiptFooter: '',
  autoPrint: true,
  cashDrawer: true,
  keys: {},
  sounds: true,
  spokenAmounts: false,
  autoNextSeconds: 0,
};

/** What became of a change of settings. */
export type SettingsAnswer =
  | { readonly ok: true; readonly settings: Settings }
  /** Nothing was kept. */
  | { readonly ok: false; readonly name: keyof Settings; readonly why: 'invalid' | 'keys_clash' };
