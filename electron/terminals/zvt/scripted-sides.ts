import { createManualClock, type ManualClock } from '../../../shared/manual-clock.ts';
import type { SimulatedTerminal } from '../simulation.ts';
import type { TerminalSession } from '../terminal.ts';
import { zvt } from './index.ts';
import { createScriptedLine, type ScriptedLine } from './scripted-line.ts';

/** For tests: a registered till, or a simulated terminal, with the test itself at the other end. */
export const ok = '800000';

export interface ScriptedTill {
  readonly clock: ManualClock;
  readonly line: ScriptedLine;
  readonly session: TerminalSession;
  readonly dropped: string[];
}

export async function openTill(): Promise<ScriptedTill> {
  const clock = createManualClock();
  const line = createScriptedLine();
  const dropped: string[] = [];
  const session = zvt.createSession(line.transport, {
    clock,
    closed: () => undefined,
    frame: (direction, name) => {
      if (direction === 'dropped') dropped.push(name);
    },
  });
  const opened = session.open();
  await settled();
  line.say(ok);
  line.say('060f00');
  await opened;
  line.heard();
  return { clock, line, session, dropped };
}

export interface ScriptedTerminal {
  readonly clock: ManualClock;
  readonly line: ScriptedLine;
  readonly terminal: SimulatedTerminal;
}

/** `registration` in hexadecimal: what the till asks for decides what is printed, and where. */
export async function registerTerminal(
  registration = '060006000000180356',
): Promise<ScriptedTerminal> {
  const clock = createManualClock();
  const line = createScriptedLine();
  let content: string | undefined;
  const terminal = zvt.simulateTerminal({
    clock,
    memory: {
      load: () => content,
      save: (next) => {
        content = next;
      },
    },
  });
  await terminal.attach(line.transport);
  line.say(registration);
  line.say(ok);
  line.heard();
  return { clock, line, terminal };
}

/** Acknowledges whatever the terminal says until it has said all; gives back what it said. */
export function hearOut(line: ScriptedLine): readonly string[] {
  const all: string[] = [];
  for (let heard = line.heard(); heard.length > 0; heard = line.heard()) {
    all.push(...heard);
    if (heard.some((hex) => !hex.startsWith('80') && !hex.startsWith('84'))) line.say(ok);
  }
  return all;
}

export async function settled(): Promise<void> {
  for (let round = 0; round < 50; round += 1) await Promise.resolve();
}
