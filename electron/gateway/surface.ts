import type { FastifyPluginCallback, FastifyRequest } from 'fastify';
import type { Clock } from '../../shared/clock.ts';
import type { Change, JournalEntry } from '../../shared/journal.ts';
import type { TerminalDesk } from '../../shared/pairing.ts';
import type { RecordCall, Recorded, WireNote } from '../../shared/recording.ts';
import type { Settings } from '../../shared/settings.ts';
import type { SimulatorControl } from '../../shared/terminal.ts';
import type { WebhookDesk } from '../../shared/webhook.ts';
import type { Till } from '../till/till.ts';
import type { HttpFault } from './http-fault.ts';
import type { AnswerStore } from './idempotency.ts';
import type { KeyRing } from './keys.ts';
import type { Advice, ErrorMeaning } from './operation.ts';

/**
 * One published API, served as a thin view of the till. A surface translates: it decides nothing about
 * money, knows no terminal protocol and no other surface.
 */
export interface ApiSurface {
  readonly id: string;
  /** What all of its paths begin with, without a slash at the end. */
  readonly prefix: string;
  routes(services: SurfaceServices): FastifyPluginCallback;
  /** For whoever writes software against it. */
  readonly advice: readonly Advice[];
  readonly errorMeanings: readonly ErrorMeaning[];
  /**
   * Words a fault of the HTTP layer in this surface's own error shape, for every path below the prefix.
   */
  wordFault(fault: HttpFault, request: FastifyRequest, context: FaultContext): WordedFault;
}

export interface FaultContext {
  readonly settings: Settings;
  /** Finds our own fault in the log; given for no other. */
  readonly reference?: string | undefined;
}

export interface WordedFault {
  readonly status: number;
  readonly body: object;
}

export interface GatewayServices {
  readonly till: Till;
  /** As they are now; a setting that is changed counts from the next request on. */
  readonly settings: () => Settings;
  readonly keys: KeyRing;
  readonly clock: Clock;
  /** What named requests were told, in the ledger. */
  readonly answers: AnswerStore;
  /** What has happened and happens, in order: the ledger. */
  readonly events: EventSource;
  /** How many writes wait for the disk. */
  readonly waitingWrites: () => number;
  /** Only in demo: keys to press on simulated terminals. */
  readonly simulator: SimulatorControl | null;
  /** Pairing and looking after terminals; null where the program that serves has no lines of its own. */
  readonly pairing: PairingServices | null;
  /** Who is told elsewhere; null where the program that serves tells nobody. */
  readonly webhooks: WebhookDesk | null;
  /** What checkouts elsewhere and their provider share with this till. */
  readonly checkouts: CheckoutCredentials;
  readonly log: (entry: GatewayLogEntry) => void;
  /** Keeps what was asked, for the story of a sale. */
  readonly recordCall: RecordCall;
}

/** Looked up on every request: a key may be revoked. */
export interface CheckoutCredentials {
  /** The public half that a checkout page is opened with; null where there is none. */
  keyId(): string | null;
  /** With the first of them this till signs a paid checkout; each of them verifies one. */
  readonly secrets: readonly string[];
  readonly webhookSecret: string | null;
  /** How many times the settings' limits count: more in demo. */
  readonly limitFactor: number;
}

export const noCheckouts: CheckoutCredentials = {
  keyId: () => null,
  secrets: [],
  webhookSecret: null,
  limitFactor: 1,
};

export interface PairingServices {
  readonly desk: TerminalDesk;
  /** A terminal's messages, oldest first; times in milliseconds since 1970, both included. */
  readFrames(query: {
    readonly terminalId: string;
    readonly from: number;
    readonly to: number;
    readonly limit: number;
  }): Promise<readonly Recorded<WireNote>[]>;
}

export interface EventSource {
  /** Oldest first, from the entry after `seq`. */
  entriesAfter(seq: number, limit: number): readonly JournalEntry[];
  /** Called after every COMMIT with its entries in order. Gives back a function that stops it. */
  onCommit(listener: (entries: readonly JournalEntry[]) => void): () => void;
}

/** What a surface gets besides: the words of the one whose shapes callers know. */
export interface SurfaceServices extends GatewayServices {
  /** Undefined for what callers are not shown. */
  readonly showChange: (change: Change) => ShownChange | undefined;
}

export interface ShownChange {
  readonly name: 'order' | 'payment' | 'refund' | 'activity';
  readonly entity: object;
}

/**
 * Something that should never happen. The caller was told `reference` and nothing else. Requests are
 * named by their route, so that neither a secret nor free text comes along.
 */
export interface GatewayLogEntry {
  readonly event: 'gateway.fault';
  readonly reference: string;
  readonly method: string;
  readonly route: string;
  readonly error: unknown;
}
