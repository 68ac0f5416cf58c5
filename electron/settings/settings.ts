import { Value } from 'typebox/value';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import { settingsSchema } from '../../shared/settings-schema.ts';

/** Where settings are kept; compose hands over the ledger's. */
export interface SettingsStore {
  read(name: string): unknown;
}

/**
 * The shop's settings: what has been set, and the defaults for the rest. A stored value that no longer
 * fits its schema is left out rather than trusted, so that an old file cannot stop the till.
 */
export function readSettings(store: SettingsStore): Settings {
  const names = Object.keys(defaultSettings) as (keyof Settings)[];
  const stored = names
    .map((name) => [name, store.read(name)] as const)
    .filter(([name, value]) => value !== undefined && isValid(name, value));
  return { ...defaultSettings, ...Object.fromEntries(stored) };
}

export function isValid(name: keyof Settings, value: unknown): boolean {
  return Value.Check(settingsSchema.properties[name], value);
}
