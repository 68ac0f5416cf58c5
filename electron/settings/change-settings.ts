import type { Actor } from '../../shared/actor.ts';
import { clashesIn, commands, keyMapOf } from '../../shared/commands.ts';
import type { Change } from '../../shared/journal.ts';
import { defaultSettings, type Settings, type SettingsAnswer } from '../../shared/settings.ts';
import { isValid } from './settings.ts';

/**
 * Keeps settings that a person has changed, all of them in one commit or none. `read` gives the
 * settings as they are after it.
 */
export async function changeSettings(
  changes: Partial<Settings>,
  actor: Actor,
  ledger: { write(change: (book: SettingsBook) => void): Promise<void> },
  read: () => Settings,
): Promise<SettingsAnswer> {
  const named = Object.entries(changes) as [keyof Settings, unknown][];
  for (const [name, value] of named) {
    if (!Object.hasOwn(defaultSettings, name) || !isValid(name, value)) {
      return { ok: false, name, why: 'invalid' };
    }
  }
  if (changes.keys && !areUsable(changes.keys)) {
    return { ok: false, name: 'keys', why: 'keys_clash' };
  }
  const now = read();
  const different = named.filter(([name, value]) => !isSame(now[name], value));
  if (different.length > 0) {
    await ledger.write((book) => {
      for (const [name, value] of different) book.append({ type: 'setting', name, value }, actor);
    });
  }
  return { ok: true, settings: read() };
}

interface SettingsBook {
  append(change: Extract<Change, { type: 'setting' }>, actor: Actor): unknown;
}

/** A key that does two things would do only one of them, and nobody could say which. */
function areUsable(keys: Settings['keys']): boolean {
  const known = Object.keys(keys).every((name) => commands.some((command) => command === name));
  return known && clashesIn(keyMapOf(keys)).length === 0;
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
