import Type, { type Static } from 'typebox';

/** What a shop can set. Every member has a default, so that a first start needs no answers. */
export const settingsSchema = Type.Object(
  {
    storeName: Type.String({ minLength: 1, maxLength: 80 }),
    currency: Type.Enum(['INR', 'EUR', 'DKK', 'USD', 'JPY']),
    locale: Type.String({ pattern: '^[a-z]{2}(-[A-Z]{2})?$' }),
    /** What a call without a device mode is taken for (X1); null refuses it. */
    defaultDeviceMode: Type.Union([Type.Literal('wired'), Type.Literal('wireless'), Type.Null()]),
    /** Supplies "POS Transaction" when a checkout has no description (X7). */
    lenient: Type.Boolean(),
  },
  { additionalProperties: false },
);

export type Settings = Static<typeof settingsSchema>;

export const defaultSettings: Settings = {
  storeName: 'Galla Stores',
  currency: 'INR',
  locale: 'en-IN',
  defaultDeviceMode: null,
  lenient: false,
};
