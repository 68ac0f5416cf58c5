import type { Clock, Randomness } from '../../../shared/clock.ts';
import type { Ids } from '../../../shared/ids.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Ledger } from '../../ledger/ledger.ts';

export interface StaffDependencies {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly randomness: Randomness;
  /** A shop to try things in: PINs that everybody is told count there, and it stays open. */
  readonly demo: boolean;
  readonly settings: () => Pick<Settings, 'approvalMinutes' | 'lockAfterMinutes'>;
  /** A payment runs that somebody has to watch. */
  readonly isPaying: () => boolean;
}
