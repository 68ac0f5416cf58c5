import { flushCompileCache } from 'node:module';
import { homedir } from 'node:os';
import path from 'node:path';
import { simulatorActions, type TerminalStatus } from '../shared/terminal.ts';
import { readCommandLine, usage } from './command-line.ts';
import { compose, type Galla } from './compose.ts';
import { GatewayError } from './gateway/gateway-error.ts';
import { LedgerError } from './ledger/ledger.ts';

/**
 * The till without a window. Prints `demo {…}` in demo and then `up URL` when it listens; SIGTERM or
 * SIGINT ends it. What cannot be had (the port, the folder) is one line and status 1; a wrong argument
 * is one line and status 2.
 */
const line = readCommandLine(process.argv.slice(2), { strict: true });
if (!line.ok) {
  process.stderr.write(`galla: ${line.problem}\nusage: ${usage}\n`);
  process.exit(2);
}
const { options } = line;
const folder = options.folder ?? path.join(homedir(), options.demo ? '.galla-demo' : '.galla');
const print = (text: string) => process.stderr.write(`galla: ${text}\n`);

const galla = await compose({ ...options, folder: path.resolve(folder), print }).catch(giveUp);
const address = `http://127.0.0.1:${galla.gateway.port}`;
if (options.demo) process.stdout.write(`demo ${JSON.stringify(demoFacts(galla, address))}\n`);
process.stdout.write(`up ${address}\n`);
// Where V8 was told to keep what it compiled: now, since a till that is killed never exits.
flushCompileCache();

galla.till.terminals.onChange(tellLine);
for (const status of galla.till.terminals.list()) tellLine(status);

let isEnding = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (isEnding) return;
    isEnding = true;
    galla.stop().then(
      () => process.exit(0),
      (fault) => {
        galla.report(fault);
        process.exit(1);
      },
    );
  });
}

/** What is wrong with a terminal's line is for whoever started the gateway, in words. */
function tellLine({ terminal, connection }: TerminalStatus): void {
  const words = connection.type === 'absent' ? connection.reason : connection.type;
  print(`terminal ${terminal.id}: ${words}`);
}

function giveUp(error: unknown): never {
  const known = error instanceof LedgerError || error instanceof GatewayError;
  const text = error instanceof Error ? (known ? error.message : error.stack) : String(error);
  process.stderr.write(`galla: ${text}\n`);
  process.exit(1);
}

function demoFacts({ key, webhookSecret, deviceId, simulator, mode }: Galla, base: string) {
  const running = mode();
  const hook = (action: string) => `${base}/local/v1/simulator/terminals/${deviceId}/${action}`;
  return {
    key_id: key.keyId,
    key_secret: key.secret,
    webhook_secret: webhookSecret,
    device_id: deviceId,
    link: running.type === 'test' ? running.link : null,
    hooks: simulator
      ? Object.fromEntries(simulatorActions.map((action) => [action, hook(action)]))
      : {},
  };
}
