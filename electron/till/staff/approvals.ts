import type { Clock, Randomness } from '../../../shared/clock.ts';
import type { Capability } from '../../../shared/staff.ts';

const tokenLength = 18;
/** From the PIN to the step that it is for; a person has just pressed Enter. */
const tokenMilliseconds = 60_000;
/** Of tokens that nobody came back with; the oldest makes room. */
const mostTokens = 8;

/** Leave for one step, and for a while where somebody wants that. Nothing of it outlives the program. */
export interface Approvals {
  /** Gives a token for one step that takes all of these. */
  give(by: string, capabilities: readonly Capability[]): string;
  /** So many minutes of the same steps; what another person gave before is over then. */
  stand(by: string, capabilities: readonly Capability[], minutes: number): void;
  /**
   * Who approved all of these: by a token, which is good once, or a while ago. A token of which that is
   * not true stays good for what it is for. `limit`: whether a standing approval that has let so many such
   * steps through is enough for one more.
   */
  use(
    capabilities: readonly Capability[],
    token: string | undefined,
    limit?: (spent: number) => boolean,
  ): string | undefined;
  standing(): Leave | null;
  endStanding(): void;
  /** Somebody else is at the window, or nobody: it was not for what they do. */
  forget(): void;
}

export interface Leave {
  readonly by: string;
  readonly capabilities: readonly Capability[];
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * `stillMay` is asked again when it is used, since roles change. `changed` is called when a standing
 * approval begins or ends.
 */
export function createApprovals(options: {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly stillMay: (staffId: string, capabilities: readonly Capability[]) => boolean;
  readonly changed: () => void;
}): Approvals {
  const { clock, randomness, stillMay, changed } = options;
  const tokens = new Map<string, TimedLeave>();
  let standing: TimedLeave | null = null;
  /** Steps with a limit that the standing approval has let through. */
  let spent = 0;

  /** Ends after its time, counted by the clock's waits: somebody may set the time of day. */
  function leaveFor(
    milliseconds: number,
    by: string,
    capabilities: readonly Capability[],
    end: () => void,
  ): TimedLeave {
    const stopWaiting = clock.after(milliseconds, 'the end of an approval', end);
    return { by, capabilities, until: clock.now() + milliseconds, stopWaiting };
  }

  function drop(token: string): void {
    tokens.get(token)?.stopWaiting();
    tokens.delete(token);
  }

  function endStanding(): void {
    if (!standing) return;
    standing.stopWaiting();
    standing = null;
    changed();
  }

  return {
    give(by, capabilities) {
      const token = Buffer.from(randomness(tokenLength)).toString('base64url');
      tokens.set(
        token,
        leaveFor(tokenMilliseconds, by, capabilities, () => drop(token)),
      );
      const [oldest] = tokens.keys();
      if (oldest !== undefined && tokens.size > mostTokens) drop(oldest);
      return token;
    },
    stand(by, capabilities, minutes) {
      const earlier = standing?.by === by ? standing.capabilities : [];
      standing?.stopWaiting();
      const all = [...new Set([...earlier, ...capabilities])];
      standing = leaveFor(minutes * 60_000, by, all, endStanding);
      spent = 0;
      changed();
    },
    use(capabilities, token, limit) {
      const once = token === undefined ? undefined : tokens.get(token);
      const isEnough = limit === undefined || limit(spent);
      const leave = [once, isEnough ? standing : undefined].find((each) =>
        capabilities.every((capability) => each?.capabilities.includes(capability)),
      );
      if (!leave || !stillMay(leave.by, capabilities)) return undefined;
      if (token !== undefined && leave === once) drop(token);
      else if (limit) spent += 1;
      return leave.by;
    },
    standing: () => standing,
    endStanding,
    forget() {
      for (const token of [...tokens.keys()]) drop(token);
      endStanding();
    },
  };
}

interface TimedLeave extends Leave {
  readonly stopWaiting: () => void;
}
