import { Value } from 'typebox/value';
import {
  readTerminalSecret,
  type TerminalSecrets,
  writeTerminalSecret,
  writtenTerminalSecret,
} from '../../shared/terminal-secret.ts';
import type { SecretStore } from '../../shared/webhook.ts';

/**
 * What a technician has typed in is kept where this till keeps its own secrets, and counts before what
 * `otherwise` finds: the file of a till without a window.
 */
export function keepTerminalSecrets(
  store: SecretStore,
  otherwise: TerminalSecrets['of'],
): TerminalSecrets {
  return {
    of(terminalId) {
      const kept = parsed(store.read(nameOf(terminalId)));
      return Value.Check(writtenTerminalSecret, kept)
        ? readTerminalSecret(kept)
        : otherwise(terminalId);
    },
    keep(terminalId, secret) {
      if (store.obstacle()) return false;
      if (secret === null) store.forget(nameOf(terminalId));
      else store.write(nameOf(terminalId), JSON.stringify(writeTerminalSecret(secret)));
      return true;
    },
  };
}

/** Webhook endpoints have their secrets in the same store, under ids of their own. */
function nameOf(terminalId: string): string {
  return `terminal ${terminalId}`;
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
