import type { StaffActor } from '../../shared/actor.ts';
import type { KeptFile } from '../../shared/ipc-history.ts';
import type { SimulatorControl } from '../../shared/terminal.ts';
import type { Reader } from '../ledger/ledger.ts';
import type { Reconciliation } from '../till/reconciliation/reconciliation.ts';
import type { IpcHandlers } from './handle.ts';

export interface StatementFacts {
  readonly reconciliation: Reconciliation;
  readonly ledger: Pick<Reader, 'staff'>;
  readonly simulator: SimulatorControl | null;
  /** Keeps a text in a file, where the person says. */
  readonly keepText: (text: string, name: string) => Promise<KeptFile>;
  /** Whoever asked what is being answered. */
  readonly actor: () => StaffActor;
}

/** The book beside a statement. */
export function statementHandlers(
  facts: StatementFacts,
): Pick<IpcHandlers, Extract<keyof IpcHandlers, `statement.${string}`>> {
  const { reconciliation, simulator, keepText, actor } = facts;
  return {
    'statement.compare': (statement) => reconciliation.compare(statement, actor()),
    'statement.lines': ({ comparisonId, view, from }) => ({
      lines: reconciliation.lines(comparisonId, view, from) ?? null,
    }),
    'statement.keep': async (statement) => {
      const text = await reconciliation.differences(statement);
      if (text === undefined) return { result: 'no_statement' };
      return { result: await keepText(text, 'differences.csv') };
    },
    'statement.past': () => ({
      comparisons: reconciliation.past(),
      names: Object.fromEntries(facts.ledger.staff().map(({ id, name }) => [id, name])),
    }),
    'statement.sample': async ({ terminalId }) => {
      const list = simulator?.list(terminalId);
      if (!list) return { result: 'not_simulated' };
      const text = reconciliation.listOf(terminalId, list);
      return { result: await keepText(text, `terminal-${terminalId}.csv`) };
    },
  };
}
