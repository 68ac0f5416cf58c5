import { assertNever } from '../../shared/assert-never.ts';
import {
  type ExaminationStep,
  examinationSteps,
  type Finding,
  type FindingCode,
  type ProbeTry,
} from '../../shared/pairing.ts';
import type { LastResult } from '../terminals/terminal.ts';

/** What a terminal said of itself when it was asked. */
export interface Heard {
  /** Milliseconds since 1970 by its own clock, and by ours when it said so. */
  readonly terminalTime: number | null;
  readonly now: number;
  /** `not_asked`: it tells of payments by their names alone. */
  readonly lastResult: LastResult | 'not_asked' | null;
  readonly evidence: string;
}

export type ExaminedLine =
  /** Connected, or reached at its own speed and in its own language. */
  | { readonly type: 'reached'; readonly hasSpeed: boolean; readonly heard: Heard }
  /** At work: it is there and speaks, and is not disturbed. */
  | { readonly type: 'busy'; readonly hasSpeed: boolean }
  | {
      readonly type: 'not_reached';
      readonly hasSpeed: boolean;
      readonly first: ProbeTry;
      readonly evidence: string;
      /** Where it did answer: at another speed, or in another language. */
      readonly elsewhere: ProbeTry | null;
    };

/** A terminal's receipts and its end of day go by its own clock. */
const greatestClockDifference = 5 * 60_000;

type Found = readonly [Finding['result'], FindingCode, (string | null)?];

/** What the doctor makes of what was seen: every step once, in order. */
export function findingsOf(line: ExaminedLine): readonly Finding[] {
  const found = stepsOf(line);
  return examinationSteps.map((step): Finding => {
    const [result, code, evidence = null] = found[step] ?? ['skipped', 'not_reached'];
    return { step, result, code, evidence };
  });
}

type Steps = Partial<Readonly<Record<ExaminationStep, Found>>>;

function stepsOf(line: ExaminedLine): Steps {
  switch (line.type) {
    case 'reached':
      return {
        ...lineIsGood(line.hasSpeed),
        hello: ['good', 'answers', line.heard.evidence],
        clock: clockOf(line.heard),
        last_result: lastOf(line.heard.lastResult),
      };
    case 'busy':
      return {
        ...lineIsGood(line.hasSpeed),
        hello: ['good', 'answers'],
        clock: ['unknown', 'busy'],
        last_result: ['unknown', 'busy'],
      };
    case 'not_reached':
      return unreached(line);
    default:
      return assertNever(line);
  }
}

function unreached(line: Extract<ExaminedLine, { type: 'not_reached' }>): Steps {
  const { first, evidence, hasSpeed, elsewhere } = line;
  const cable: Found = ['good', 'plugged'];
  const permission: Found = ['good', 'allowed'];
  const port: Found = ['good', 'port_free'];
  switch (first.result) {
    case 'not_there':
      return { cable: ['bad', 'not_plugged', evidence] };
    case 'unreachable':
      return { cable: ['bad', 'unreachable', evidence] };
    case 'not_allowed':
      return { cable, permission: ['bad', 'not_allowed', evidence] };
    case 'taken':
      return { cable, permission, port: ['bad', 'port_taken', evidence] };
    case 'fault':
      return { cable, permission, port: ['bad', 'port_fault', evidence] };
    case 'refused':
      return {
        ...{ cable, permission, port },
        speed: speedIsRight(hasSpeed),
        hello: ['bad', 'refuses', evidence],
      };
    case 'garbage':
    case 'no_answer':
      return {
        ...{ cable, permission, port },
        ...helloSilent(first, hasSpeed, elsewhere, evidence),
      };
    case 'spoke':
      return {};
    default:
      return assertNever(first.result);
  }
}

function helloSilent(
  first: ProbeTry,
  hasSpeed: boolean,
  elsewhere: ProbeTry | null,
  evidence: string,
): Steps {
  if (elsewhere && elsewhere.protocol === first.protocol) {
    return { speed: ['bad', 'speed_other', nameOfSpeed(elsewhere)] };
  }
  if (elsewhere) {
    return {
      speed: speedIsRight(hasSpeed),
      hello: ['bad', 'other_language', elsewhere.protocol],
    };
  }
  if (first.result === 'garbage' && hasSpeed) {
    return { speed: ['bad', 'speed_wrong', evidence] };
  }
  const code = first.result === 'garbage' ? 'other_language' : 'silent';
  return {
    speed: hasSpeed ? ['unknown', 'not_reached'] : ['skipped', 'not_needed'],
    hello: ['bad', code, evidence],
  };
}

function nameOfSpeed({ link }: ProbeTry): string | null {
  return link.type === 'serial' ? String(link.baudRate) : null;
}

function lineIsGood(hasSpeed: boolean): Steps {
  return {
    cable: ['good', 'plugged'],
    permission: ['good', 'allowed'],
    port: ['good', 'port_free'],
    speed: speedIsRight(hasSpeed),
  };
}

function speedIsRight(hasSpeed: boolean): Found {
  return hasSpeed ? ['good', 'speed_right'] : ['skipped', 'not_needed'];
}

function clockOf({ terminalTime, now }: Heard): Found {
  if (terminalTime === null) return ['unknown', 'clock_unknown'];
  const minutes = Math.round((terminalTime - now) / 60_000);
  return Math.abs(terminalTime - now) > greatestClockDifference
    ? ['bad', 'clock_wrong', `${minutes > 0 ? '+' : ''}${minutes} min`]
    : ['good', 'clock_right', `${minutes} min`];
}

function lastOf(last: Heard['lastResult']): Found {
  if (last === 'not_asked') return ['skipped', 'by_name'];
  switch (last?.type) {
    case 'result':
      return ['good', 'last_known', last.outcome.type];
    case 'none':
      return ['good', 'last_none'];
    case 'busy':
      return ['unknown', 'busy'];
    case 'unavailable':
      return ['bad', 'last_unknown', last.reason];
    case undefined:
      return ['skipped', 'not_reached'];
    default:
      return assertNever(last);
  }
}
