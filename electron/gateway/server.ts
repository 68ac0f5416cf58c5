import { createServer, type Server } from 'node:http';
import type { Clock } from '../../shared/clock.ts';
import type { SimulatorControl } from '../../shared/terminal.ts';
import type { WebhookDesk } from '../../shared/webhook.ts';
import { appOnDemand } from './app-on-demand.ts';
import { listenOnLoopback } from './loopback.ts';
import {
  type CheckoutCredentials,
  type GatewayServices,
  noCheckouts,
  type PairingServices,
} from './surface.ts';
import { answerWireFaults } from './wire-faults.ts';

export interface Gateway {
  /** What a caller sets as base URL. */
  readonly url: string;
  /** Every address it listens on. */
  readonly urls: readonly string[];
  readonly port: number;
  /** Resolves when every surface stands. Until then calls wait; the first one has them made. */
  ready(): Promise<void>;
  /** Takes no new call, lets those under way end for a few seconds, then cuts them off. */
  close(): Promise<void>;
}

export interface GatewayOptions
  extends Omit<GatewayServices, 'simulator' | 'pairing' | 'webhooks' | 'checkouts'> {
  /** 0 takes any free port. */
  readonly port: number;
  /** The port is taken at once, and the surfaces wait for `ready` or the first call. */
  readonly isLate?: boolean;
  readonly simulator?: SimulatorControl | null | undefined;
  readonly pairing?: PairingServices | null;
  readonly webhooks?: WebhookDesk | null;
  readonly checkouts?: CheckoutCredentials;
}

/** Opens the front door for software, on this machine only. Throws GatewayError. */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  let port = options.port;
  const {
    simulator = null,
    pairing = null,
    webhooks = null,
    checkouts = noCheckouts,
    clock,
  } = options;
  const app = appOnDemand(async () => {
    // Half of all that a till has to read at its start stands behind this line.
    const { createGatewayApp } = await import('./gateway-app.ts');
    const services = { ...options, simulator, pairing, webhooks, checkouts };
    const made = createGatewayApp(services, () => port);
    await made.ready();
    return { answer: made.routing, close: async () => void (await made.close()) };
  });
  if (options.isLate !== true) await app.ready();
  const listening = await listenOnLoopback(() => newServer(app.answer, clock), port);
  port = listening.port;
  return {
    url: `http://localhost:${port}`,
    urls: listening.urls,
    port,
    ready: app.ready,
    close: async () => {
      const closed = listening.servers.map((server) => closeServer(server, clock));
      await app.close();
      await Promise.all(closed);
    },
  };
}

const limits = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  // Longer than callers pause between two calls: a line closed under a POST would make them repeat it.
  keepAliveTimeout: 72_000,
  connectionsCheckingInterval: 1_000,
  // Ours to refuse: Node would answer without a body.
  requireHostHeader: false,
};

/** How long calls under way may still take when the gateway closes. */
const closeMilliseconds = 3_000;

function newServer(handle: Parameters<typeof createServer>[1], clock: Clock): Server {
  const server = createServer(limits, handle);
  answerWireFaults(server, clock);
  return server;
}

function closeServer(server: Server, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const stopWaiting = clock.after(closeMilliseconds, 'gateway: calls under way at close', () =>
      server.closeAllConnections(),
    );
    server.close(() => {
      stopWaiting();
      resolve();
    });
  });
}
