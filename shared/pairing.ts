import type { Actor } from './actor.ts';
import type { Terminal, TerminalLink } from './terminal.ts';
import type { ShownTerminalKey, TerminalSecret } from './terminal-secret.ts';

/** A cable or an address where a terminal may be. */
export interface FoundLine {
  readonly link: TerminalLink;
  /** What the device calls itself, or what is known by its numbers. */
  readonly name: string;
  /** Hexadecimal USB ids, where it has any. */
  readonly vendorId: string | null;
  readonly productId: string | null;
  /** `terminal`: a maker of payment terminals; `adapter`: a USB-to-serial cable. Ranks, proves nothing. */
  readonly likely: 'terminal' | 'adapter' | 'unknown';
  /** Which part of the device this port is; one terminal may show several ports. */
  readonly interfaceNumber?: number | null;
  /** Another program that has it open, by name, as far as the system tells. */
  readonly heldBy?: string;
  /** The paired terminal that uses it already. */
  readonly terminalId: string | null;
}

/** Why nobody spoke on a line that was tried. */
export type SilenceReason =
  | 'not_there'
  | 'taken'
  | 'not_allowed'
  | 'unreachable'
  | 'no_answer'
  /** Bytes came that mean nothing at this speed or in this language. */
  | 'garbage'
  | 'refused'
  | 'fault';

/** One language tried at one speed. */
export interface ProbeTry {
  readonly protocol: string;
  readonly link: TerminalLink;
  readonly result: 'spoke' | SilenceReason;
  /** Fit to be shown to a technician. */
  readonly reason: string;
}

export type ProbeAnswer =
  | {
      readonly type: 'spoke';
      readonly protocol: string;
      /** With the speed that worked. */
      readonly link: TerminalLink;
      /** The terminal's own words about itself, such as its state or software. */
      readonly words: string | null;
      readonly tries: readonly ProbeTry[];
    }
  | { readonly type: 'silent'; readonly why: SilenceReason; readonly tries: readonly ProbeTry[] };

/** What the doctor looks at, in the order in which one depends on another. */
export const examinationSteps = [
  'cable',
  'permission',
  'port',
  'speed',
  'hello',
  'clock',
  'last_result',
] as const;

export type ExaminationStep = (typeof examinationSteps)[number];

/** What was found at a step; the words for it, and what helps, are in shared/messages. */
export const findingCodes = [
  'plugged',
  'not_plugged',
  'unreachable',
  'allowed',
  'not_allowed',
  'port_free',
  'port_taken',
  'port_fault',
  'speed_right',
  'speed_wrong',
  'speed_other',
  'answers',
  'silent',
  'other_language',
  'refuses',
  'clock_right',
  'clock_wrong',
  'clock_unknown',
  'last_known',
  'last_none',
  'last_unknown',
  'by_name',
  'busy',
  'not_reached',
  'not_needed',
] as const;

export type FindingCode = (typeof findingCodes)[number];

export interface Finding {
  readonly step: ExaminationStep;
  readonly result: 'good' | 'bad' | 'unknown' | 'skipped';
  readonly code: FindingCode;
  /** What was seen, for whoever has to prove it: a port, a speed, names and lengths of frames. */
  readonly evidence: string | null;
}

/** All steps, each once. */
export interface Examination {
  readonly terminalId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly findings: readonly Finding[];
}

/** Why terminals were left as they were. */
export type PairingRefusal =
  | 'unknown_terminal'
  | 'unknown_protocol'
  | 'name_missing'
  | 'name_taken'
  | 'id_taken'
  /** Another terminal is at the end of the same line. */
  | 'line_taken'
  | 'link_not_possible'
  /** That language leaves no slips to this till, or shows no codes of it. */
  | 'option_not_possible'
  /** That language is not sealed with keys. */
  | 'key_not_possible'
  /** The system's key store, or the file in its place, cannot be used. */
  | 'key_not_kept'
  | 'payment_running'
  /** It has been replaced; another is in its place. */
  | 'replaced'
  | 'terminals_full'
  /** A demo shop takes only what a program on this computer simulates. */
  | 'demo_shop';

export type PairingAnswer =
  | { readonly ok: true; readonly terminalId: string }
  | { readonly ok: false; readonly why: PairingRefusal };

/** A language that this till speaks, for whoever chooses one. */
export interface ProtocolChoice {
  readonly id: string;
  readonly name: string;
  readonly links: readonly TerminalLink['type'][];
  /** Built from public pages alone: nobody has seen it on a real terminal. */
  readonly isUnconfirmed: boolean;
  readonly baudRates: readonly number[];
  readonly tcpPort: number | null;
  /** Whether its terminals can leave the printing of slips to this till. */
  readonly givesSlips: boolean;
  /** Whether they can show a code that this till has made. */
  readonly showsCodes: boolean;
  /** Whether they can be sealed with a key that they share with this till. */
  readonly takesKey: boolean;
}

/** A terminal as somebody wants it to be paired. */
export interface WantedTerminal {
  /** Left out: a new one is made. Callers of the API name the terminal by it (`device_id`). */
  readonly id?: string;
  readonly name: string;
  readonly protocol: string;
  readonly link: TerminalLink;
  readonly route: Terminal['route'];
  /** Who prints its slips; left out: the terminal. */
  readonly slips?: 'terminal' | 'till';
  /** Whether it shows this till's own UPI codes; left out: nothing but what it shows by itself. */
  readonly display?: 'own' | 'codes';
}

/** Pairs terminals, changes them and takes them out of service. */
export interface TerminalDesk {
  /** All that were ever paired, also those out of service, oldest first. */
  all(): readonly Terminal[];
  protocols(): readonly ProtocolChoice[];
  find(): Promise<readonly FoundLine[]>;
  /** Charges nobody. `undefined` where one of this till's own terminals is on that line. */
  probe(link: TerminalLink, tried?: (attempt: ProbeTry) => void): Promise<ProbeAnswer | undefined>;
  pair(wanted: WantedTerminal, actor: Actor): Promise<PairingAnswer>;
  /** Another name, line or language for the same terminal. */
  change(
    terminalId: string,
    changes: Partial<Omit<WantedTerminal, 'id'>>,
    actor: Actor,
  ): Promise<PairingAnswer>;
  /** What may be shown of the key that it shares with this till; null where it has none. */
  keyOf(terminalId: string): ShownTerminalKey | null;
  /** Another key, or none; its line begins anew with it. The key itself is in neither book nor log. */
  setKey(terminalId: string, key: TerminalSecret | null, actor: Actor): Promise<PairingAnswer>;
  /** Off: it is let go of, and takes no sale. */
  setInService(terminalId: string, isInService: boolean, actor: Actor): Promise<PairingAnswer>;
  /** Another terminal in its place; the old one's history stays with the old one. */
  replace(terminalId: string, wanted: WantedTerminal, actor: Actor): Promise<PairingAnswer>;
  /** The doctor; `undefined` for a terminal that was never paired. */
  examine(terminalId: string): Promise<Examination | undefined>;
}
