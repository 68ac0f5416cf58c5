import type { Clock } from '../../../shared/clock.ts';
import type { Capability } from '../../../shared/staff.ts';

const tokenLength = 18;
/** From the PIN to the step that it is for; a person has just pressed Enter. */
const tokenMilliseconds = 60_000;

/** Leave for one step, and for a while where the shop has set so. Nothing of it outlives the program. */
export interface Approvals {
  give(staffId: string, capability: Capability): string;
  /** Who approved this; each token once. Also whoever did a while ago, without any token. */
  use(capability: Capability, token: string | undefined): string | undefined;
  /** The window was locked: nobody stands behind what comes next. */
  forget(): void;
}

interface Leave {
  readonly staffId: string;
  readonly capability: Capability;
  readonly until: number;
}

/** `standingMinutes`: for how long an approval holds for more steps of its kind; 0 for one only. */
export function createApprovals(options: {
  readonly clock: Clock;
  readonly randomness: (length: number) => Uint8Array;
  readonly standingMinutes: () => number;
}): Approvals {
  const { clock, randomness, standingMinutes } = options;
  const tokens = new Map<string, Leave>();
  const standing = new Map<Capability, Leave>();
  return {
    give(staffId, capability) {
      const now = clock.now();
      for (const [token, leave] of tokens) if (leave.until < now) tokens.delete(token);
      const token = Buffer.from(randomness(tokenLength)).toString('base64url');
      tokens.set(token, { staffId, capability, until: now + tokenMilliseconds });
      const minutes = standingMinutes();
      if (minutes > 0) {
        standing.set(capability, { staffId, capability, until: now + minutes * 60_000 });
      }
      return token;
    },
    use(capability, token) {
      const now = clock.now();
      const leave = token === undefined ? undefined : tokens.get(token);
      if (token !== undefined) tokens.delete(token);
      if (leave && leave.capability === capability && now <= leave.until) return leave.staffId;
      const lasting = standing.get(capability);
      return lasting && now <= lasting.until ? lasting.staffId : undefined;
    },
    forget() {
      tokens.clear();
      standing.clear();
    },
  };
}
