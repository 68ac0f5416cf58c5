import Type from 'typebox';
import type {
  Examination,
  FoundLine,
  PairingAnswer,
  ProbeAnswer,
  ProtocolChoice,
} from './pairing.ts';
import type { CallsState, Terminal, TerminalConnection } from './terminal.ts';
import type { ShownTerminalKey } from './terminal-secret.ts';

/** Pairing terminals and looking after them: the part of ipc.ts for technicians. */
const exactly = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_-]+$' });
const name = Type.String({ minLength: 1, maxLength: 60 });
const protocol = Type.String({ pattern: '^[a-z][a-z0-9-]{0,19}$' });

/** A line that a person may name; a memory link is only made by the program itself. */
export const linkSchema = Type.Union([
  Type.Object(
    {
      type: Type.Literal('serial'),
      path: Type.String({ minLength: 1, maxLength: 200 }),
      baudRate: Type.Integer({ minimum: 300, maximum: 3_000_000 }),
    },
    exactly,
  ),
  Type.Object(
    {
      type: Type.Literal('tcp'),
      host: Type.String({ pattern: '^[A-Za-z0-9.:_-]{1,253}$' }),
      port: Type.Integer({ minimum: 1, maximum: 65_535 }),
      tls: Type.Optional(
        Type.Object(
          {
            name: Type.String({ minLength: 1, maxLength: 253 }),
            authority: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000 })),
          },
          exactly,
        ),
      ),
    },
    exactly,
  ),
  Type.Object(
    {
      type: Type.Literal('usb'),
      vendorId: Type.Integer({ minimum: 0, maximum: 65_535 }),
      productId: Type.Integer({ minimum: 0, maximum: 65_535 }),
      serialNumber: Type.Union([Type.String({ maxLength: 126 }), Type.Null()]),
      interfaceNumber: Type.Union([Type.Integer({ minimum: 0, maximum: 255 }), Type.Null()]),
    },
    exactly,
  ),
]);

const route = Type.Enum(['local', 'proxy']);
/** Who prints its slips, and whether it shows this till's UPI codes. */
const options = {
  slips: Type.Optional(Type.Enum(['terminal', 'till'])),
  display: Type.Optional(Type.Enum(['own', 'codes'])),
};
/** As somebody wants it to be paired; without an id a new one is made. */
export const wantedTerminalSchema = Type.Object(
  { id: Type.Optional(id), name, protocol, link: linkSchema, route, ...options },
  exactly,
);

const key = Type.Object(
  {
    passphrase: Type.String({ minLength: 1, maxLength: 200 }),
    keyIdentifier: Type.String({ minLength: 1, maxLength: 100 }),
    keyVersion: Type.Integer({ minimum: 0, maximum: 999_999 }),
  },
  exactly,
);

export const terminalRequests = {
  /** All that were ever paired, and the languages that this till speaks. */
  'terminals.all': Type.Object({}, exactly),
  /** Lines of this computer on which a terminal may be. */
  'terminals.find': Type.Object({}, exactly),
  /** Says hello on a line in every language, at every usual speed; charges nobody. */
  'terminals.probe': Type.Object({ link: linkSchema }, exactly),
  'terminals.pair': Type.Object({ wanted: wantedTerminalSchema }, exactly),
  'terminals.change': Type.Object(
    {
      terminalId: id,
      changes: Type.Partial(
        Type.Object({ name, protocol, link: linkSchema, route, ...options }),
        exactly,
      ),
    },
    exactly,
  ),
  /** The key that it shares with this till; null takes it away. No answer ever holds one. */
  'terminals.key': Type.Object({ terminalId: id, key: Type.Union([key, Type.Null()]) }, exactly),
  /** Off: let go of, and offered nowhere. */
  'terminals.service': Type.Object({ terminalId: id, isInService: Type.Boolean() }, exactly),
  /** Another one in its place. */
  'terminals.replace': Type.Object({ terminalId: id, wanted: wantedTerminalSchema }, exactly),
  /** The doctor. */
  'terminals.examine': Type.Object({ terminalId: id }, exactly),
};

export interface TerminalAnswers {
  'terminals.all': {
    readonly terminals: readonly PairedTerminal[];
    readonly protocols: readonly ProtocolChoice[];
    readonly calls: CallsState;
  };
  'terminals.find': { readonly lines: readonly FoundLine[] };
  /** Null: one of this till's own terminals is on that line. */
  'terminals.probe': { readonly answer: ProbeAnswer | null };
  'terminals.pair': PairingAnswer;
  'terminals.change': PairingAnswer;
  'terminals.key': PairingAnswer;
  'terminals.service': PairingAnswer;
  'terminals.replace': PairingAnswer;
  'terminals.examine': { readonly examination: Examination | null };
}

/** One that was ever paired; without a connection while it is out of service. */
export interface PairedTerminal {
  readonly terminal: Terminal;
  readonly connection: TerminalConnection | null;
  readonly key: ShownTerminalKey | null;
}
