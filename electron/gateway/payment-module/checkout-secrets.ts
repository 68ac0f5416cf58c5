import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Type from 'typebox';
import { Value } from 'typebox/value';
import type { Randomness } from '../../../shared/clock.ts';
import { randomText } from '../keys.ts';
import type { CheckoutCredentials } from '../surface.ts';

const secretsFile = Type.Object({
  verify_secret: Type.String({ minLength: 16 }),
  webhook_secret: Type.String({ minLength: 16 }),
});

const name = 'checkout-secrets.json';
const forOthers = 0o077;
/** In demo a person and a campaign share an address. */
const demoFactor = 1_000;

/**
 * What checkouts are signed with. The environment's credentials count first (M27, X21), then the secret
 * of the gateway's own key while its file is still there, then one kept for this alone: the gateway keeps
 * keys as hashes, and with a hash nothing can be signed. Ours are in `checkout-secrets.json`, which its
 * owner alone may read; what others may read keeps nobody out, so it is not used and reported.
 */
export function openCheckoutSecrets(options: {
  readonly folder: string;
  readonly demo: boolean;
  readonly randomness: Randomness;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The gateway's own key ids, the first one first. */
  readonly keyIds: () => readonly string[];
  /** The first one's secret, while it is known. */
  readonly keySecret: string | null;
  readonly report: (fault: unknown) => void;
}): CheckoutCredentials {
  const { environment, demo, keyIds, keySecret } = options;
  const ours = read(options) ?? null;
  // An empty variable is one that is not set: nothing may be signed with nothing.
  const keyId = environment.RAZORPAY_KEY_ID || null;
  const upstream = environment.RAZORPAY_KEY_SECRET || null;
  const webhook = environment.RAZORPAY_WEBHOOK_SECRET || null;
  const own = [keySecret, ours?.verify_secret ?? null].filter((secret) => secret !== null);
  return {
    keyId: () => keyId ?? keyIds()[0] ?? null,
    secrets: upstream === null ? own : [upstream],
    webhookSecret: webhook ?? ours?.webhook_secret ?? null,
    limitFactor: demo ? demoFactor : 1,
  };
}

function read({
  folder,
  randomness,
  report,
}: Pick<Parameters<typeof openCheckoutSecrets>[0], 'folder' | 'randomness' | 'report'>) {
  const file = path.join(folder, name);
  const state = statSync(file, { throwIfNoEntry: false });
  if (!state) return make(file, randomness);
  if (process.platform !== 'win32' && (state.mode & forOthers) !== 0) {
    report(new Error(`${name} may be read by others, so it is not used`));
    return undefined;
  }
  const kept = parse(readFileSync(file, 'utf8'));
  if (Value.Check(secretsFile, kept)) return kept;
  report(new Error(`${name} is not what it should be`));
  return undefined;
}

/** Whole or not at all: half a file would be refused at every later start. */
function make(file: string, randomness: Randomness) {
  const made = {
    verify_secret: randomText(randomness, 32),
    webhook_secret: randomText(randomness, 32),
  };
  const next = `${file}.new`;
  rmSync(next, { force: true });
  const how = { mode: 0o600, flag: 'wx', flush: true };
  writeFileSync(next, `${JSON.stringify(made, null, 2)}\n`, how);
  renameSync(next, file);
  return made;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
