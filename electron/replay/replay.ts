import type { CheckoutFile } from '../../shared/checkout-file.ts';
import type { FrameReader } from '../terminals/frame-reader.ts';
import type { TerminalProtocol } from '../terminals/terminal.ts';
import { agrees, type ComparedFrame, compareFrames } from './compare-frames-policy.ts';
import { playTerminal } from './play-terminal.ts';
import { playTill } from './play-till.ts';
import { type ReplayScript, scriptsOf } from './replay-script-policy.ts';

/** Who is played from the recording; the other one is this program's own. */
export type ReplayedSide = 'till' | 'terminal';

/** One payment that was played again. */
export interface ReplayReport {
  readonly paymentId: string;
  readonly played: ReplayedSide;
  /** What the other side said then and now. */
  readonly frames: readonly ComparedFrame[];
  readonly recordedEnd: string;
  readonly replayedEnd: string;
  /** Null where nobody can expect that: a person settled it, or it was left open. */
  readonly endsAgree: boolean | null;
  readonly agrees: boolean;
}

export type ReplayAnswer =
  | { readonly ok: true; readonly reports: readonly ReplayReport[] }
  | { readonly ok: false; readonly problem: string };

/** Plays every payment of a file that went over a terminal's line. Nothing outside of memory is touched. */
export async function replayFile(
  file: CheckoutFile,
  played: ReplayedSide,
  protocols: readonly TerminalProtocol[],
): Promise<ReplayAnswer> {
  const read = scriptsOf(file);
  if (!read.ok) return read;
  const reports: ReplayReport[] = [];
  for (const script of read.scripts) {
    const protocol = protocols.find(({ id }) => id === script.protocol);
    if (!protocol?.frames) {
      return { ok: false, problem: `This version does not play ${script.protocol}` };
    }
    reports.push(await replayOne(script, played, protocol, protocol.frames));
  }
  return { ok: true, reports };
}

async function replayOne(
  script: ReplayScript,
  played: ReplayedSide,
  protocol: TerminalProtocol,
  reader: FrameReader,
): Promise<ReplayReport> {
  const play = played === 'till' ? playTill : playTerminal;
  const { said, ended } = await play(script, protocol, reader);
  const recorded = script.steps.flatMap((step) =>
    step.type === 'lost' || step.type === played ? [] : [step.bytes],
  );
  const frames = compareFrames(explained(recorded, reader), explained(said, reader));
  const endsAgree = played === 'till' ? terminalAgrees(script, ended) : tillAgrees(script, ended);
  return {
    paymentId: script.paymentId,
    played,
    frames,
    recordedEnd: script.ended.state,
    replayedEnd: ended ?? 'nothing',
    endsAgree,
    agrees: agrees(frames) && endsAgree !== false,
  };
}

function explained(frames: readonly Uint8Array[], reader: FrameReader) {
  return frames.map((bytes) => reader.explain(bytes) ?? { name: 'unreadable', fields: [] });
}

function tillAgrees({ ended }: ReplayScript, replayed: string | undefined): boolean | null {
  return ended.isSettledByPerson ? null : ended.state === replayed;
}

/** A terminal has words of its own for how its transaction ended. */
function terminalAgrees({ ended }: ReplayScript, replayed: string | undefined): boolean | null {
  switch (ended.state) {
    case 'captured':
    case 'authorised':
      return replayed === 'approved';
    case 'declined':
    case 'cancelled':
      return replayed === ended.state;
    default:
      return null;
  }
}
