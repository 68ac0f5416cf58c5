import type { Actor } from '../../shared/actor.ts';
import type { TerminalDesk, WantedTerminal } from '../../shared/pairing.ts';
import type { CallsState } from '../../shared/terminal.ts';
import type { Till } from '../till/till.ts';
import type { IpcHandlers } from './handle.ts';

export interface TerminalFacts {
  readonly till: Till;
  readonly terminalDesk: TerminalDesk;
  readonly calls: { state(): CallsState };
  /** Who stands at the window. */
  readonly actor: () => Actor;
}

type TerminalHandlers = Pick<
  IpcHandlers,
  | 'terminals.all'
  | 'terminals.find'
  | 'terminals.probe'
  | 'terminals.pair'
  | 'terminals.change'
  | 'terminals.key'
  | 'terminals.service'
  | 'terminals.replace'
  | 'terminals.examine'
>;

/** Pairing terminals and looking after them. */
export function terminalHandlers(facts: TerminalFacts): TerminalHandlers {
  const { till, terminalDesk, calls, actor } = facts;
  return {
    'terminals.all': () => {
      const statuses = till.terminals.list();
      return {
        protocols: terminalDesk.protocols(),
        calls: calls.state(),
        terminals: terminalDesk.all().map((terminal) => ({
          terminal,
          connection:
            statuses.find((status) => status.terminal.id === terminal.id)?.connection ?? null,
          key: terminalDesk.keyOf(terminal.id),
        })),
      };
    },
    'terminals.find': async () => ({ lines: await terminalDesk.find() }),
    'terminals.probe': async ({ link }) => ({ answer: (await terminalDesk.probe(link)) ?? null }),
    'terminals.pair': async ({ wanted }) =>
      await terminalDesk.pair(wanted as WantedTerminal, actor()),
    'terminals.change': async ({ terminalId, changes }) =>
      await terminalDesk.change(terminalId, changes as Partial<WantedTerminal>, actor()),
    'terminals.key': async ({ terminalId, key }) =>
      await terminalDesk.setKey(terminalId, key, actor()),
    'terminals.service': async ({ terminalId, isInService }) =>
      await terminalDesk.setInService(terminalId, isInService, actor()),
    'terminals.replace': async ({ terminalId, wanted }) =>
      await terminalDesk.replace(terminalId, wanted as WantedTerminal, actor()),
    'terminals.examine': async ({ terminalId }) => ({
      examination: (await terminalDesk.examine(terminalId)) ?? null,
    }),
  };
}
