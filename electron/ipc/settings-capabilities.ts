import type { IpcRequest } from '../../shared/ipc.ts';
import type { Capability } from '../../shared/staff.ts';

/** How the window speaks to whoever is there; nothing about money or other programs. */
const ownSettings: readonly string[] = ['language', 'sounds', 'spokenAmounts'];

/** Whoever is there may set the window to their own eyes and ears; the rest is the shop's. */
export function settingsCapabilities({
  changes,
}: IpcRequest<'settings.change'>): readonly Capability[] {
  const isOwn = Object.keys(changes).every((name) => ownSettings.includes(name));
  return isOwn ? [] : ['change_settings'];
}
