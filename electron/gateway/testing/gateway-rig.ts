import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { KeyScope } from '../../../shared/gateway-keys.ts';
import { createIds } from '../../../shared/ids.ts';
import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { CallNote } from '../../../shared/recording.ts';
import { defaultSettings, type Settings } from '../../../shared/settings.ts';
import type { SimulatorControl, Terminal, TerminalStatus } from '../../../shared/terminal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { openMemoryLedger } from '../../ledger/open-memory-ledger.ts';
import { createTill, type RunningTill } from '../../till/create-till.ts';
import {
  createScriptedTerminals,
  freshMemory,
  type ScriptedTerminals,
  type ScriptStep,
} from '../../till/testing/scripted-terminals.ts';
import type { PaymentDesk, Refunds } from '../../till/till.ts';
import { createGatewayApp } from '../gateway-app.ts';
import { createApiKey, createKeyRing } from '../keys.ts';
import type { CheckoutCredentials, GatewayLogEntry, GatewayServices } from '../surface.ts';

export const counterTerminal: Terminal = {
  id: '2841158834',
  name: 'Counter',
  protocol: 'scripted',
  link: { type: 'memory', name: 'scripted' },
  route: 'local',
  placeId: null,
  simulated: true,
};

export interface GatewayRig {
  readonly app: FastifyInstance;
  readonly services: GatewayServices;
  readonly till: RunningTill;
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  readonly terminals: ScriptedTerminals;
  readonly logged: readonly GatewayLogEntry[];
  readonly calls: readonly CallNote[];
  readonly key: { readonly id: string; readonly secret: string };
  /** Sends a call as an SDK would: key and secret, mode `wired`, unless the call says otherwise. */
  call(call: RigCall): Promise<LightMyRequestResponse>;
  /** Lets virtual time pass and everything settle. */
  pass(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

export interface RigCall {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  readonly url: string;
  readonly body?: unknown;
  /** null sends no mode at all. */
  readonly mode?: string | null;
  /** null sends no Authorization at all. */
  readonly authorization?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface RigOptions {
  /** What the terminal does with each payment, one after the other; approves them when not told. */
  readonly scripts?: readonly (readonly ScriptStep[])[];
  /** Instead of the one terminal on the counter. */
  readonly paired?: (counter: TerminalStatus) => readonly TerminalStatus[];
  readonly settings?: Partial<Settings>;
  readonly scopes?: readonly KeyScope[];
  readonly simulator?: SimulatorControl;
  readonly pairing?: GatewayServices['pairing'];
  readonly webhooks?: GatewayServices['webhooks'];
  /** What the terminal does instead of a script. */
  readonly pay?: ScriptedTerminals['pay'];
  readonly checkouts?: Partial<CheckoutCredentials>;
  /** Answers of the till's instead of its own. */
  readonly payments?: Partial<PaymentDesk>;
  readonly refunds?: Partial<Refunds>;
  /** A ledger that has been written before; the rig closes it like its own. */
  readonly ledger?: Ledger;
  /** false leaves the terminal's cable out. */
  readonly connected?: boolean;
}

export const rigPort = 18_080;

const rigCheckouts: Omit<CheckoutCredentials, 'keyId'> = {
  secrets: ['a-secret-of-a-key', 'a-secret-kept-to-verify'],
  webhookSecret: 'a-secret-of-webhooks',
  limitFactor: 1_000,
};

/** The whole gateway over a real till and a ledger in memory, with a terminal that plays a script. */
export async function openGatewayRig(options: RigOptions = {}): Promise<GatewayRig> {
  const clock = createManualClock(undefined, settle);
  const ledger = options.ledger ?? openMemoryLedger(clock.now);
  await ledger.write((book) =>
    book.append({ type: 'terminal', terminal: counterTerminal }, { type: 'till' }),
  );
  const scripts = options.scripts ?? [['show', 'pin', 'approve', 'finish']];
  let played = 0;
  const port = createScriptedTerminals({
    terminal: counterTerminal,
    clock,
    memory: freshMemory(),
    nextScript: () => scripts[played++ % scripts.length] ?? [],
    onSend: () => undefined,
  });
  const statuses = () => {
    const all = port.statuses();
    return options.paired && all[0] ? options.paired(all[0]) : all;
  };
  const terminals: ScriptedTerminals = { ...port, statuses, pay: options.pay ?? port.pay };
  const logged: GatewayLogEntry[] = [];
  const calls: CallNote[] = [];
  const chance = countingRandomness();
  const till = createTill({
    ledger,
    terminals,
    clock,
    ids: createIds(clock.now, chance),
    report: (error) => {
      throw error;
    },
  });
  await till.recover();
  if (options.connected !== false) await terminals.connect();
  const made = createApiKey({
    mode: 'test',
    scopes: options.scopes ?? ['sell'],
    randomness: chance,
    now: clock.now(),
  });
  const services: GatewayServices = {
    till: {
      ...till,
      payments: { ...till.payments, ...options.payments },
      refunds: { ...till.refunds, ...options.refunds },
    },
    settings: () => ({ ...defaultSettings, ...options.settings }),
    keys: createKeyRing([made.key]),
    clock,
    answers: ledger,
    events: ledger,
    waitingWrites: () => ledger.waitingWrites(),
    simulator: options.simulator ?? null,
    checkouts: { ...rigCheckouts, keyId: () => made.key.keyId, ...options.checkouts },
    pairing: options.pairing ?? null,
    webhooks: options.webhooks ?? null,
    log: (entry) => logged.push(entry),
    recordCall: (_at, note) => calls.push(note()),
  };
  const app = createGatewayApp(services, () => rigPort);
  await app.ready();
  const key = { id: made.key.keyId, secret: made.secret };
  return {
    app,
    services,
    till,
    ledger,
    clock,
    terminals,
    logged,
    calls,
    key,
    call: (call) => app.inject(injected(call, basic(`${key.id}:${key.secret}`))),
    pass: (milliseconds) => clock.advanceAsync(milliseconds),
    close: async () => {
      await app.close();
      till.stop();
      await ledger.close();
    },
  };
}

export function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

function injected(call: RigCall, authorization: string) {
  const { method = 'GET', url, body, mode = 'wired', headers } = call;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method,
    url,
    ...(body === undefined ? {} : { payload: text }),
    headers: {
      host: `localhost:${rigPort}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(mode === null ? {} : { 'x-razorpay-device-mode': mode }),
      ...(call.authorization === null
        ? {}
        : { authorization: call.authorization ?? authorization }),
      ...headers,
    },
  };
}

function countingRandomness(): (length: number) => Uint8Array {
  let count = 0;
  return (length) => Uint8Array.from({ length }, () => (count = (count * 7 + 13) % 251));
}

/** Lets the ledger's commits and everything that waits for them happen. */
async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
