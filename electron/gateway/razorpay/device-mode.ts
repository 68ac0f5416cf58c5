import type { Terminal } from '../../../shared/terminal.ts';

export type DeviceMode = 'wired' | 'wireless';

export type ModeReading = DeviceMode | 'missing' | 'invalid';

/** Where a caller may say it, as it came. */
export interface ModeSources {
  readonly header: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * The SDKs that know device modes send a header; Node's can only put it into the body. The first place
 * that says something counts (X1). `otherwise` is what a call that says nothing is taken for.
 */
export function readDeviceMode(sources: ModeSources, otherwise: DeviceMode | null): ModeReading {
  const said = [sources.header, sources.query, sources.body].find(
    (value) => value !== undefined && value !== null && value !== '',
  );
  if (said === undefined) return otherwise ?? 'missing';
  return said === 'wired' || said === 'wireless' ? said : 'invalid';
}

/**
 * Who answers a call: wired ones this till; wireless ones too when they name a terminal that it drives
 * over the shop's network, and otherwise the cloud (domain.md, Wired, wireless).
 */
export function chooseOwner(
  mode: DeviceMode,
  deviceId: string | null,
  paired: readonly { readonly terminal: Terminal }[],
): 'till' | 'upstream' {
  if (mode === 'wired') return 'till';
  const isOurs = paired.some(
    ({ terminal }) =>
      terminal.id === deviceId && terminal.route === 'local' && terminal.link.type === 'tcp',
  );
  return isOurs ? 'till' : 'upstream';
}

/** Whether a wired order has a terminal that may take it: the one it names, or else any (X10). */
export function isDrivenHere(
  deviceId: string | null,
  paired: readonly { readonly terminal: Terminal }[],
): boolean {
  const named = paired.filter(({ terminal }) => terminal.id === deviceId);
  return (named.length > 0 ? named : paired).some(({ terminal }) => terminal.route === 'local');
}
