import Type from 'typebox';
import { cardNamesPattern } from './card-names.ts';
import { chordPattern } from './commands.ts';
import { languages } from './messages/language.ts';
import { upiAddressPattern } from './upi.ts';

/** What a shop can set. Every member has a default, so that a first start needs no answers. */
export const settingsSchema = Type.Object(
  {
    storeName: Type.String({ minLength: 1, maxLength: 80 }),
    currency: Type.Enum(['INR', 'EUR', 'DKK', 'USD', 'JPY']),
    /** The shop's country, for amounts and times. What is spoken is `language`. */
    locale: Type.String({ pattern: '^[a-z]{2}(-[A-Z]{2})?$' }),
    language: Type.Enum([...languages]),
    /** What a call without a device mode is taken for (X1); null refuses it. */
    defaultDeviceMode: Type.Union([Type.Literal('wired'), Type.Literal('wireless'), Type.Null()]),
    /** Supplies "POS Transaction" when a checkout has no description (X7). */
    lenient: Type.Boolean(),
    /** Whose words errors use when the caller does not say (X2): the gateway guide's or the cloud's. */
    errorProfile: Type.Enum(['pos', 'razorpay']),
    /**
     * How a caller hears of a terminal that is not there (X3): in an activity that has failed, or as an
     * HTTP error with the activity's members beside it.
     */
    deviceFailures: Type.Enum(['activity', 'http']),
    /** Payment module: 500 for what is not there, as its document has it, instead of 404 (X24). */
    paymentModule500: Type.Boolean(),
    /** Payment module: a checkout signed with the webhook secret counts, too, and is noted (X21). */
    verifyByWebhookSecret: Type.Boolean(),
    /** Webhooks may go by http to other computers: whoever is on the way can read and change them. */
    plainWebhooks: Type.Boolean(),
    /** Webhooks may go to addresses that only this network knows, also where a name leads to one. */
    webhooksInOwnNetwork: Type.Boolean(),
    /** Payment module: how many calls one address may make in a second and in a minute (M28, X32). */
    callsPerSecond: Type.Integer({ minimum: 1, maximum: 10_000 }),
    callsPerMinute: Type.Integer({ minimum: 1, maximum: 100_000 }),
    /** The same for one key in an hour. */
    callsPerHour: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    /** Where customers pay by UPI without a terminal ("shop@bank"); null where the shop has none. */
    upiAddress: Type.Union([Type.String({ pattern: upiAddressPattern }), Type.Null()]),
    /** The name that a customer's UPI app shows. Empty: the store's name. */
    upiPayeeName: Type.String({ maxLength: 80 }),
    /** How most customers pay: what Enter does. */
    standardTender: Type.Enum(['card', 'upi', 'cash']),
    /** The terminal of a sale for which none is chosen; null is right where only one is paired. */
    standardTerminal: Type.Union([Type.String({ minLength: 1, maxLength: 40 }), Type.Null()]),
    /** What terminals call cards, where the standard table does not know it: "BHIM = UPI, 5 = girocard". */
    cardNames: Type.String({ maxLength: 300, pattern: cardNamesPattern }),
    /** Whether terminals may call the till by themselves, which then listens on the shop's network. */
    terminalCalls: Type.Boolean(),
    /** For how many minutes somebody may let more steps of a kind through; 0: each by itself. */
    approvalMinutes: Type.Integer({ minimum: 0, maximum: 60 }),
    /** The largest refund that a standing approval lets through, in rupees and the like; 0: any. */
    refundLimitAmount: Type.Integer({ minimum: 0, maximum: 9_999_999 }),
    /** How many refunds one standing approval lets through; 0: any number. */
    refundLimitCount: Type.Integer({ minimum: 0, maximum: 999 }),
    /** After so many minutes without a key the window locks; 0 never. Not in a demo shop. */
    lockAfterMinutes: Type.Integer({ minimum: 0, maximum: 120 }),
    /** Where receipts are printed; null prints none. */
    printer: Type.Union([
      Type.Null(),
      Type.Object(
        {
          type: Type.Literal('serial'),
          path: Type.String({ minLength: 1, maxLength: 200 }),
          baudRate: Type.Enum([9_600, 19_200, 38_400, 57_600, 115_200]),
        },
        { additionalProperties: false },
      ),
      Type.Object(
        {
          type: Type.Literal('tcp'),
          host: Type.String({ minLength: 1, maxLength: 253 }),
          port: Type.Integer({ minimum: 1, maximum: 65_535 }),
        },
        { additionalProperties: false },
      ),
      Type.Object(
        {
          type: Type.Literal('device'),
          // Devices alone: bytes must not end up in somebody's file.
          path: Type.String({ maxLength: 200, pattern: '^(/dev/|\\\\\\\\[.]\\\\)[^\\0]+$' }),
        },
        { additionalProperties: false },
      ),
    ]),
    /** Letters on a line of the printer: 32 on paper of 58 mm. */
    paperWidth: Type.Enum([32, 42, 48]),
    /** What customers read, whatever the window speaks. */
    receiptLanguage: Type.Enum([...languages]),
    storeAddress: Type.String({ maxLength: 300 }),
    /** As it is to be printed: "GSTIN 29…". */
    taxNumber: Type.String({ maxLength: 60 }),
    receiptFooter: Type.String({ maxLength: 300 }),
    /** Prints a receipt as soon as a sale is paid. */
    autoPrint: Type.Boolean(),
    /** Opens the drawer when cash is taken; it hangs on the printer. */
    cashDrawer: Type.Boolean(),
    /** Commands that have another key than the standard one (shared/commands.ts). */
    keys: Type.Record(Type.String({ maxLength: 40 }), Type.String({ pattern: chordPattern })),
    /** A sound for each way a payment ends or is lost sight of. */
    sounds: Type.Boolean(),
    /** Says aloud what a terminal or the bank has confirmed, where the computer has a voice. */
    spokenAmounts: Type.Boolean(),
    /** After so many seconds a paid sale makes room for the next one; 0 waits for a person. */
    autoNextSeconds: Type.Integer({ minimum: 0, maximum: 60 }),
  },
  { additionalProperties: false },
);
