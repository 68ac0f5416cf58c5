import { protocols } from '../../../electron/terminals/protocols.ts';
import type { TerminalProtocol } from '../../../electron/terminals/terminal.ts';
import type { Transport } from '../../../electron/transports/transport.ts';
import { counterTroubles, lineTroubles, type Trouble } from './line-trouble.ts';
import { type Ending, endings, liveSale } from './live-sale.ts';

/** One language, on one kind of line, one way for a sale to end, one trouble. */
export interface Sweep {
  readonly protocol: TerminalProtocol;
  readonly kind: Transport['kind'];
  readonly ending: Ending;
  readonly trouble: Trouble;
}

const troubles: readonly Trouble[] = [...lineTroubles, ...counterTroubles];

/** Every language on every kind of line that carries it, with every ending and every trouble. */
export const sweeps: readonly Sweep[] = protocols.flatMap((protocol) =>
  protocol.transports.flatMap((kind) =>
    endings.flatMap((ending) =>
      troubles
        .filter((trouble) => canMeet(kind, trouble))
        .map((trouble) => ({ protocol, kind, ending, trouble })),
    ),
  ),
);

/**
 * A third of them, in which every line meets every ending and every trouble. All of them take minutes.
 */
export const sampledSweeps: readonly Sweep[] = sweeps.filter(({ ending, trouble }) => {
  const place = endings.indexOf(ending) + troubles.indexOf(trouble);
  return place % 3 === 0;
});

/** TCP has checks of its own, and delivers no byte that was spoilt. */
export function canMeet(kind: Transport['kind'], trouble: Trouble): boolean {
  return kind !== 'tcp' || trouble !== 'corrupted';
}

/** How many sales were lived through, and what was wrong with them, in words. */
export interface Swept {
  readonly sales: number;
  readonly problems: readonly string[];
}

/**
 * Lets the trouble befall one message of the sale after the other: `most` of them at most, spread over the
 * whole and beginning with another for each kind of line. Also looks at a sale without any trouble.
 */
export async function liveSweep(sweep: Sweep, most: number): Promise<Swept> {
  const calm = await liveSale({ ...sweep, troubles: [] });
  const problems = calm.problems.map((problem) => `without any trouble: ${problem}`);
  const stride = Math.max(1, Math.ceil(calm.messages / most));
  let sales = 1;
  for (let at = sweeps.indexOf(sweep) % stride; at < calm.messages; at += stride) {
    const lived = await liveSale({ ...sweep, troubles: [{ trouble: sweep.trouble, at }] });
    sales += 1;
    problems.push(...lived.problems.map((problem) => `message ${at}: ${problem}`));
  }
  return { sales, problems };
}
