import type { ListedTransaction, PinpadFace, SimulatorDetails } from './pinpad.ts';

/** Where the bytes go. */
export type TerminalLink =
  | { readonly type: 'serial'; readonly path: string; readonly baudRate: number }
  | {
      readonly type: 'tcp';
      readonly host: string;
      readonly port: number;
      /** Absent: bytes as they are. */
      readonly tls?: TlsPeer;
    }
  | UsbLink
  /** A simulated terminal in the same process; only for demo and tests. */
  | { readonly type: 'memory'; readonly name: string };

/** Who must be at the other end of an encrypted line. */
export interface TlsPeer {
  /** The common name of its certificate: terminals have addresses, not names that an issuer knows. */
  readonly name: string;
  /**
   * The issuer's certificate (PEM). Absent: any issuer will do, and only a key that the terminal and the
   * till share (TerminalSecret) proves who it is.
   */
  readonly authority?: string;
}

/** A USB device that is no serial port. */
export interface UsbLink {
  readonly type: 'usb';
  readonly vendorId: number;
  readonly productId: number;
  /** Tells two of the same make apart; null where there is only one. */
  readonly serialNumber: string | null;
  /** null: the one that its maker has a language of its own for. */
  readonly interfaceNumber: number | null;
}

/** A paired payment terminal. `id` is the `device_id` of the Razorpay documents. */
export interface Terminal {
  readonly id: string;
  readonly name: string;
  readonly protocol: string;
  readonly link: TerminalLink;
  /** `local`: driven by this till. `proxy`: its owner is the cloud (domain.md, Wired, wireless). */
  readonly route: 'local' | 'proxy';
  readonly placeId: string | null;
  readonly simulated: boolean;
  /** What it calls itself on the wire, where its language names terminals; absent: its id. */
  readonly address?: string;
  /** Its slips are printed by this till; absent: by itself. */
  readonly slips?: 'till';
  /** It shows the UPI codes of this till's own screen, too; absent: nothing but its own. */
  readonly display?: 'codes';
  /** Not connected and offered nowhere until somebody switches it on again. */
  readonly isDisabled?: boolean;
  /** The terminal in its place. Its own history stays with it; it is never connected again. */
  readonly replacedBy?: string;
}

/** Whether this till drives it, or would if its cable were in. */
export function isInService({ isDisabled = false, replacedBy }: Terminal): boolean {
  return !isDisabled && replacedBy === undefined;
}

/** How a paired terminal's line is doing right now; never stored. */
export type TerminalConnection =
  | { readonly type: 'connecting' }
  /** Registered, asked for its last result, and free to take a sale. */
  | { readonly type: 'ready' }
  | { readonly type: 'absent'; readonly reason: string };

/** Whether terminals that call the till by themselves are heard, and how many were; never stored. */
export type CallsState =
  | { readonly type: 'off' }
  | {
      readonly type: 'listening';
      readonly ports: readonly number[];
      readonly taken: number;
      /** Strangers, and terminals that called too often or twice at once. */
      readonly turnedAway: number;
    }
  /** The port is another program's, say. */
  | { readonly type: 'cannot'; readonly reason: string };

export interface TerminalStatus {
  readonly terminal: Terminal;
  readonly connection: TerminalConnection;
  /** Its language has a sale by Bharat QR beside the one by UPI. */
  readonly offersBharatQr?: true;
}

/** What a person can do to a simulated terminal, from its window or through a hook. */
export const simulatorActions = [
  'approve',
  'approve-upi',
  'decline',
  'card-error',
  'wrong-pin',
  'timeout',
  'cancel',
  'network-error',
  'malfunction',
  'present',
  'unplug',
  'plug',
  'silence',
  'power-off',
  'power-on',
  /** The customer does what the ending of the amount asks for. */
  'pay',
  'tap',
  'insert',
  'swipe',
  'pin-right',
  'scan-upi',
  'call-issuer',
  'insufficient-funds',
  'pin-tries-exceeded',
  /** It calls the till by itself. */
  'call-till',
  /** How the next answer is given. */
  'late',
  'twice',
  'other-amount',
  'as-usual',
] as const;

export type SimulatorAction = (typeof simulatorActions)[number];

/** Handed to the gateway and the window by compose, so that neither imports the simulator. */
export interface SimulatorControl {
  act(
    terminalId: string,
    action: SimulatorAction,
    details?: SimulatorDetails,
  ): 'done' | 'not_now' | 'unknown_terminal';
  /** What is seen on it; undefined for a terminal that is not simulated here. */
  face(terminalId: string): PinpadFace | undefined;
  /** Its own list, oldest first; undefined for a terminal that is not simulated here. */
  list(terminalId: string): readonly ListedTransaction[] | undefined;
  /** Called after a face has changed. Gives back a function that stops it. */
  onChange(listener: (terminalId: string) => void): () => void;
  /** `auto` pays 700 ms after each checkout as its amount says; `manual` waits for an action. */
  mode(): 'auto' | 'manual';
  setMode(mode: 'auto' | 'manual'): void;
}

/** As people write it: "2fb8:2123". */
export function usbId({ vendorId, productId }: Pick<UsbLink, 'vendorId' | 'productId'>): string {
  return [vendorId, productId].map((id) => id.toString(16).padStart(4, '0')).join(':');
}
