import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import type { AllowedTargets } from '../../shared/webhook.ts';
import { reachOf } from './address-reach.ts';
import { isThisComputer } from './read-target.ts';

/** Every address of a name, as the system knows them. */
export type ResolveName = (name: string) => Promise<readonly LookupAddress[]>;

/** The code of the fault of a name that leads where it may not. */
export const ownNetworkCode = 'EOWNNETWORK';

const bySystem: ResolveName = (name) => promisify(lookup)(name, { all: true });

/**
 * A lookup for one connection. What it gives back is what is connected to, so that a name cannot lead
 * elsewhere between being looked at and being called.
 */
export function guardedLookup(allowed: AllowedTargets, resolve = bySystem): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const usable = found.filter(({ address }) => mayCall(hostname, address, allowed));
        const [first] = usable;
        if (!first) return callback(refusal(hostname, found.length), '', 0);
        if (options.all) callback(null, [...usable]);
        else callback(null, first.address, first.family);
      },
      (fault: unknown) =>
        callback(fault instanceof Error ? fault : new Error(String(fault)), '', 0),
    );
  };
}

function mayCall(hostname: string, address: string, { ownNetwork }: AllowedTargets): boolean {
  const reach = reachOf(address);
  if (isThisComputer(hostname)) return reach === 'this_computer';
  return reach === 'anywhere' || (reach !== undefined && ownNetwork);
}

function refusal(hostname: string, found: number): NodeJS.ErrnoException {
  const fault: NodeJS.ErrnoException = new Error(`${hostname} leads into this network`);
  fault.code = found === 0 ? 'ENOTFOUND' : ownNetworkCode;
  return fault;
}
