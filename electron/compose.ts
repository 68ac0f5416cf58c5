import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Actor } from '../shared/actor.ts';
import type { ChainAnswer } from '../shared/audit.ts';
import { readCardNames } from '../shared/card-names.ts';
import type { Item } from '../shared/catalogue.ts';
import type { KeyDesk } from '../shared/gateway-keys.ts';
import { createIds } from '../shared/ids.ts';
import type { WindowMode } from '../shared/ipc.ts';
import type { TerminalDesk } from '../shared/pairing.ts';
import type { RecordCall } from '../shared/recording.ts';
import type { Settings, SettingsAnswer } from '../shared/settings.ts';
import { isInService, type SimulatorControl, type Terminal } from '../shared/terminal.ts';
import type { SecretStore, WebhookDesk } from '../shared/webhook.ts';
import { type CaptureDesk, createCaptureDesk } from './capture/capture-desk.ts';
import type { StartOptions } from './command-line.ts';
import { createKeyDesk } from './gateway/key-desk.ts';
import { openKeyFile } from './gateway/key-file.ts';
import { openCheckoutSecrets } from './gateway/payment-module/checkout-secrets.ts';
import { orderOf, paymentOf } from './gateway/razorpay/mapping.ts';
import { refundOf } from './gateway/razorpay/refund-mapping.ts';
import { type Gateway, startGateway } from './gateway/server.ts';
import { type AuditLog, createAuditLog } from './history/audit-log.ts';
import { createHistory, type History } from './history/history.ts';
import { createMoneyList, type MoneyList } from './history/money-list.ts';
import { checkChain } from './ledger/check-chain.ts';
import type { Ledger } from './ledger/ledger.ts';
import { openLedger } from './ledger/open-ledger.ts';
import { keepTerminal, pairedTerminal, reachOf, standardProtocol } from './own-terminals.ts';
import { createTerminalDesk } from './pairing/terminal-desk.ts';
import { createPrinter, type SendToPrinter } from './receipts/printer.ts';
import { loadTextShaper } from './receipts/raster-font.ts';
import { createReceipts, type Receipts } from './receipts/receipts.ts';
import { createCallLog } from './recorder/call-log.ts';
import { createFaultLog } from './recorder/fault-log.ts';
import { createLiveWire, type LiveWire } from './recorder/live-wire.ts';
import { createRecentCalls, type RecentCalls } from './recorder/recent-calls.ts';
import { createWireLog } from './recorder/wire-log.ts';
import { createReports, type Reports } from './reports/reports.ts';
import { changeSettings } from './settings/change-settings.ts';
import { keepTerminalSecrets } from './settings/kept-terminal-secrets.ts';
import { createSecretFile } from './settings/secret-file.ts';
import { readSettings } from './settings/settings.ts';
import { createTerminalSecrets } from './settings/terminal-secrets.ts';
import { firstDevice, startSimulatedCounter } from './simulator/simulated-counter.ts';
import { createSimulatorControl } from './simulator/simulator-control.ts';
import { dayAt, dayOf, hourOf, startOfDay, systemClock, systemRandomness } from './system-clock.ts';
import { type Calls, createCalls } from './terminals/calls.ts';
import { createConnections } from './terminals/connections.ts';
import { createExplainer } from './terminals/explain-note.ts';
import { protocols } from './terminals/protocols.ts';
import { createTill, type RunningTill } from './till/create-till.ts';
import { makeDemoPast } from './till/demo/demo-past.ts';
import { createGoods, type Goods } from './till/goods/goods.ts';
import { openShop } from './till/open-shop.ts';
import { createReconciliation, type Reconciliation } from './till/reconciliation/reconciliation.ts';
import { createHeldSales, type HeldSales } from './till/sales/held-sales.ts';
import { createSettlement, type Settlement } from './till/settlement/settlement.ts';
import { createStaffRoom, type StaffRoom } from './till/staff/staff.ts';
import { discover } from './transports/discover.ts';
import { createMemoryNetwork } from './transports/memory-network.ts';
import { transportFor } from './transports/open-transport.ts';
import type { Transport } from './transports/transport.ts';
import { watchUsbLater } from './transports/usb-watch.ts';
import { createSendWebhook, type SendWebhook } from './webhooks/send-webhook.ts';
import { createWebhooks } from './webhooks/webhooks.ts';

/** The whole till, running. */
export interface Galla {
  readonly ledger: Ledger;
  readonly till: RunningTill;
  readonly gateway: Gateway;
  readonly simulator: SimulatorControl | null;
  readonly history: History;
  readonly reports: Reports;
  readonly reconciliation: Reconciliation;
  readonly settlement: Settlement;
  /** Who did what. */
  readonly auditLog: AuditLog;
  /** Walks the whole chain of hashes without holding anything up. */
  verifyBook(): Promise<ChainAnswer>;
  /** Every payment and refund. */
  readonly moneyList: MoneyList;
  readonly recordCall: RecordCall;
  readonly liveWire: LiveWire;
  readonly captures: CaptureDesk;
  /** With which a provider signs the webhooks that this till takes in. */
  readonly webhookSecret: string | null;
  /** The gateway's own key, and its secret while it is still in the key file. */
  readonly key: { readonly keyId: string; readonly secret: string | null };
  readonly deviceId: string | null;
  readonly startedAt: number;
  settings(): Settings;
  changeSettings(changes: Partial<Settings>, actor: Actor): Promise<SettingsAnswer>;
  items(): readonly Item[];
  readonly goods: Goods;
  /** Who stands at the window. */
  readonly staffRoom: StaffRoom;
  readonly receipts: Receipts;
  readonly heldSales: HeldSales;
  readonly terminalDesk: TerminalDesk;
  readonly calls: Pick<Calls, 'state'>;
  readonly keyDesk: KeyDesk;
  readonly webhookDesk: WebhookDesk;
  /** What software asked last, newest first. */
  readonly recentCalls: RecentCalls['list'];
  mode(): WindowMode;
  /** Keeps a fault and gives back the reference to quote. */
  report(fault: unknown): string;
  /** Stops every room in reverse. */
  stop(): Promise<void>;
}

export interface ComposeOptions extends Omit<StartOptions, 'folder'> {
  readonly folder: string;
  /** Instead of real printers. */
  readonly sendToPrinter?: SendToPrinter;
  /** Instead of real lines to terminals. */
  readonly openTransport?: (link: Terminal['link']) => Transport;
  /** Instead of a file that its owner alone may read. */
  readonly secrets?: SecretStore;
  /** Instead of the port on which a language's terminals expect the till. */
  readonly callPort?: number;
  /** The gateway's surfaces wait for their first call, or for `gateway.ready`. */
  readonly isGatewayLate?: boolean;
  /** Instead of the network. */
  readonly sendWebhook?: SendWebhook;
  /** One line for whoever started the program. */
  readonly print: (line: string) => void;
}

/** Stops one room; what it gives back is waited for. */
type Closer = () => unknown;

/**
 * Builds each room once. Throws LedgerError or GatewayError, with everything already built stopped
 * again, when the ledger cannot be opened or the port cannot be had.
 */
export async function compose(options: ComposeOptions): Promise<Galla> {
  const closers: Closer[] = [];
  async function stop(): Promise<void> {
    for (const close of closers.splice(0).reverse()) await close();
  }
  try {
    return await build(options, closers, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function build(
  options: ComposeOptions,
  closers: Closer[],
  stop: () => Promise<void>,
): Promise<Galla> {
  const { folder, demo, pair, print } = options;
  const clock = systemClock;
  const startedAt = clock.now();
  const faults = createFaultLog({ folder, clock, print });
  const report = (fault: unknown) => faults.record(fault);
  const randomness = systemRandomness;
  const ids = createIds(clock.now, (length) => new Uint8Array(randomBytes(length)));

  // A terminal of its own is no part of a made-up past.
  const past =
    demo && options.past && !pair
      ? await makeDemoPast({
          ...{ folder, now: startedAt, startOfDay, fault: report },
          terminalId: String(firstDevice),
        })
      : [];
  const ledger = openLedger({ folder, clock, fault: report });
  closers.push(() => ledger.close());
  if (demo) await openShop({ ledger, ids });
  let spoken = options.language === undefined ? {} : { language: options.language };
  const readNow = () => ({ ...readSettings({ read: (name) => ledger.setting(name) }), ...spoken });
  let current = readNow();
  const settings = () => current;
  ledger.onCommit((entries) => {
    const names = entries.flatMap(({ change }) => (change.type === 'setting' ? [change.name] : []));
    if (names.length === 0) return;
    // What a person sets now counts more than what the command line said at the start.
    if (names.includes('language')) spoken = {};
    current = readNow();
  });

  const wireLog = createWireLog({ folder, clock, fault: report });
  closers.push(() => wireLog.close());
  const explain = createExplainer(protocols, () => ledger.terminals());
  const liveWire = createLiveWire({ wireLog, clock, explain });
  closers.push(() => liveWire.stop());
  const callLog = createCallLog({ folder, clock, fault: report });
  closers.push(() => callLog.close());
  const network = createMemoryNetwork({ clock });
  const openTransport =
    options.openTransport ?? ((link) => transportFor(link, { clock, memory: network }));
  const secretStore = options.secrets ?? createSecretFile({ folder });
  const secrets = keepTerminalSecrets(secretStore, createTerminalSecrets({ folder, report }));
  const connections = createConnections({
    clock,
    randomness,
    protocols,
    openTransport,
    cardNames: () => readCardNames(current.cardNames),
    secretOf: secrets.of,
    wireLog: wireLog.record,
    fault: report,
  });
  const callPort = options.callPort ?? standardProtocol().calls?.port ?? 0;
  const till = createTill({
    ...{ ledger, terminals: connections, clock, ids, report },
    standardTerminal: () => current.standardTerminal,
  });
  await till.recover();

  const stations =
    demo && !pair
      ? await startSimulatedCounter(options.terminals ?? 1, {
          clock,
          protocol: standardProtocol(),
          mode: options.terminal,
          fault: report,
          folder: path.join(folder, 'simulator'),
          network,
          past,
          callTill: () => openTransport({ type: 'tcp', host: '127.0.0.1', port: callPort }),
        })
      : [];
  for (const station of stations) closers.push(() => station.stop());
  const [station] = stations;
  const simulator = station ? createSimulatorControl(stations, options.terminal) : null;

  const paired = pair && pairedTerminal(pair);
  const given = station?.terminal ?? paired;
  const onCounter = paired ? [paired] : stations.map(({ terminal }) => terminal);
  for (const terminal of onCounter) await keepTerminal(ledger, terminal);
  for (const terminal of ledger.terminals().filter(isInService)) connections.add(terminal);
  const terminalDesk = createTerminalDesk({
    ...{ clock, ledger, connections, protocols, openTransport, secrets },
    isDemo: demo,
    nextId: () => String(1_000_000_000 + (randomBytes(6).readUIntBE(0, 6) % 9_000_000_000)),
    discover: () => discover(),
  });
  closers.push(() => connections.stop());
  closers.push(() => till.stop());
  connections.start();

  const key = await openKeyFile({ ledger, clock, randomness, folder, demo });
  const keyMode = demo ? 'test' : 'live';
  const recentCalls = createRecentCalls(callLog.record);
  const keys = createKeyDesk({ ledger, clock, randomness, mode: keyMode });
  const checkouts = openCheckoutSecrets({
    ...{ folder, demo, randomness, report },
    environment: process.env,
    keyIds: () => keys.desk.list().map(({ keyId }) => keyId),
    keySecret: key.secret,
  });
  const webhookTargets = () => ({
    plain: current.plainWebhooks,
    ownNetwork: current.webhooksInOwnNetwork,
  });
  const webhooks = createWebhooks({
    ...{ ledger, clock, ids, randomness, report, allowed: webhookTargets },
    secrets: secretStore,
    send: options.sendWebhook ?? createSendWebhook(webhookTargets),
    view: { payment: paymentOf, order: (order) => orderOf(order), refund: refundOf },
  });
  closers.push(() => webhooks.stop());
  webhooks.start();
  const gateway = await startGateway({
    till,
    checkouts,
    settings,
    keys: keys.ring,
    webhooks: webhooks.desk,
    pairing: { desk: terminalDesk, readFrames: (query) => wireLog.read(query) },
    clock,
    answers: ledger,
    events: ledger,
    waitingWrites: () => ledger.waitingWrites(),
    recordCall: recentCalls.record,
    port: options.port,
    isLate: options.isGatewayLate === true,
    simulator: simulator ?? undefined,
    log: ({ reference, method, route, error }) => {
      report(new Error(`${reference} ${method} ${route}`, { cause: error }));
    },
  });
  closers.push(() => gateway.close());

  const receipts = createReceipts({
    ...{ ledger, clock, ids, settings, report },
    send: options.sendToPrinter ?? createPrinter(clock),
    loadShaper: loadTextShaper,
  });
  closers.push(() => receipts.stop());
  await receipts.start();
  closers.push(watchUsbLater(clock, () => connections.hurry()));

  const calls = createCalls({
    ...{ clock, protocols, port: options.callPort, wireLog: wireLog.record },
    terminals: () => ledger.terminals().filter(isInService),
    mayPrint: receipts.hasRoomForSlip,
    async slip({ id, name }, slip) {
      const actor: Actor = { type: 'terminal', terminalId: id };
      await receipts.printSlip({ terminal: name, ...slip }, actor);
    },
  });
  closers.push(() => calls.listen(false));
  const hear = () => void calls.listen(current.terminalCalls).then(tellCalls);
  const tellCalls = () => {
    const state = calls.state();
    if (state.type === 'cannot') print(`terminals cannot call: ${state.reason}`);
  };
  ledger.onCommit((entries) => {
    const isMeant = entries.some(
      ({ change }) => change.type === 'setting' && change.name === 'terminalCalls',
    );
    if (isMeant) hear();
  });
  if (current.terminalCalls) hear();

  const isPaying = () => till.checkouts.open().some(({ state }) => state !== 'in_doubt');
  const staffRoom = createStaffRoom({ ledger, clock, ids, randomness, demo, settings, isPaying });
  closers.push(() => staffRoom.stop());
  const history = createHistory({ ledger, wireLog, callLog, explain, now: clock.now, dayOf });
  return {
    ledger,
    till,
    gateway,
    simulator,
    reports: createReports({ ledger, dayOf, hourOf }),
    history,
    reconciliation: createReconciliation({
      ...{ ledger, clock, ids, dayOf, dayAt },
      currency: () => settings().currency,
    }),
    settlement: createSettlement({ ledger, terminals: connections, clock }),
    auditLog: createAuditLog({ ledger, dayOf }),
    verifyBook: () => checkChain(folder),
    moneyList: createMoneyList({ ledger, search: history.search, now: clock.now, dayOf }),
    recordCall: callLog.record,
    liveWire,
    captures: createCaptureDesk(protocols),
    key,
    webhookSecret: checkouts.webhookSecret,
    deviceId: given?.id ?? ledger.terminals()[0]?.id ?? null,
    startedAt,
    settings,
    changeSettings: (changes, actor) => changeSettings(changes, actor, ledger, readNow),
    items: () => ledger.items(),
    goods: createGoods({ ledger, ids, currency: () => settings().currency }),
    staffRoom,
    receipts,
    terminalDesk,
    calls,
    keyDesk: keys.desk,
    webhookDesk: webhooks.desk,
    recentCalls: recentCalls.list,
    heldSales: createHeldSales({ ledger, clock, ids }),
    mode: () =>
      demo
        ? {
            type: 'test',
            link: station?.reach ?? reachOf(paired?.link),
            simulator: simulator?.mode() ?? 'manual',
          }
        : { type: 'live' },
    report,
    stop,
  };
}
