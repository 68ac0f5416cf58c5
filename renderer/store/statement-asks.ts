import type { IpcAnswers } from '../../shared/ipc.ts';
import {
  longestStatement,
  type StatementLine,
  type StatementView,
} from '../../shared/statement.ts';
import { fileText } from '../goods/file-text.ts';
import type { Call } from '../ipc.ts';
import type { Told } from './audit-asks.ts';
import type { PastComparisons, StatementState } from './statement-slice.ts';
import type { Store } from './store.ts';

/** What is looked at of a file that somebody has chosen. */
export type ChosenFile = Pick<File, 'name' | 'size' | 'arrayBuffer'>;

/** Comparing the book with a statement. None rejects. */
export interface StatementAsks {
  /** What comes of it is in the store. */
  compare(file: ChosenFile, terminalId: string | null): Promise<void>;
  /** A page of what the last one found, from this place on; null where it is not to be had any more. */
  lines(
    comparisonId: string,
    view: StatementView,
    from: number,
  ): Promise<readonly StatementLine[] | null>;
  /** The differences of the last one, in a file where the person says. */
  keep(): Promise<Told<IpcAnswers['statement.keep']['result']>>;
  past(): Promise<Told<PastComparisons>>;
  sample(terminalId: string): Promise<Told<IpcAnswers['statement.sample']['result']>>;
}

const longestName = 200;

export function createStatementAsks(store: Store, call: Call): StatementAsks {
  /** Not in the store: nothing shows it. */
  let last: { text: string; name: string; terminalId: string | null } | null = null;

  return {
    async compare(file, terminalId) {
      const name = file.name.slice(0, longestName);
      show({ type: 'reading' });
      const text = await textOf(file);
      if (text === undefined) {
        return show({ type: 'problem', name, problem: { type: 'file_too_large' } });
      }
      const statement = { text, name, terminalId };
      const result = await call('statement.compare', statement);
      if (result.type !== 'answer') {
        return show({ type: 'untold', why: notTold(result) });
      }
      const { answer } = result;
      if (!answer.ok) return show({ type: 'problem', name, problem: answer.why });
      last = statement;
      show({ type: 'told', compared: answer.compared });
    },
    async lines(comparisonId, view, from) {
      const result = await call('statement.lines', { comparisonId, view, from });
      const lines = result.type === 'answer' ? result.answer.lines : null;
      const { statement: shown } = store.getState();
      const isShown = shown.type === 'told' && shown.compared.comparison.id === comparisonId;
      if (!lines && isShown) {
        const why = result.type === 'answer' ? 'no_answer' : notTold(result);
        show({ type: 'untold', why });
      }
      return lines;
    },
    async keep() {
      if (!last) return 'no_answer';
      const result = await call('statement.keep', last);
      return result.type === 'answer' ? result.answer.result : notTold(result);
    },
    async past() {
      const result = await call('statement.past', {});
      return result.type === 'answer' ? result.answer : notTold(result);
    },
    async sample(terminalId) {
      const result = await call('statement.sample', { terminalId });
      return result.type === 'answer' ? result.answer.result : notTold(result);
    },
  };

  function show(statement: StatementState): void {
    store.setState({ statement });
  }
}

/** Four bytes a letter at most; a film is not read at all. */
async function textOf(file: ChosenFile): Promise<string | undefined> {
  if (file.size > 4 * longestStatement) return undefined;
  const text = fileText(new Uint8Array(await file.arrayBuffer()));
  return text.length > longestStatement ? undefined : text;
}

function notTold({ type }: { readonly type: string }): 'not_allowed' | 'no_answer' {
  return type === 'not_allowed' ? 'not_allowed' : 'no_answer';
}
