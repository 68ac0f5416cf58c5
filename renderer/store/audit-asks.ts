import type { ChainAnswer } from '../../shared/audit.ts';
import type { IpcAnswers, IpcRequest } from '../../shared/ipc.ts';
import type { Call, CallResult } from '../ipc.ts';

/** Looking through who did what. None rejects. */
export interface AuditAsks {
  list(query: IpcRequest<'audit.list'>): Promise<Told<IpcAnswers['audit.list']>>;
  /** Walks the whole book. */
  verify(): Promise<Told<ChainAnswer>>;
}

/** What came of a question; else why nobody knows. */
export type Told<Answer> = Answer | 'not_allowed' | 'no_answer';

export function createAuditAsks(call: Call): AuditAsks {
  return {
    list: async (query) => told(await call('audit.list', query)),
    verify: async () => told(await call('audit.verify', {})),
  };
}

function told<Channel extends 'audit.list' | 'audit.verify'>(result: CallResult<Channel>) {
  if (result.type === 'answer') return result.answer;
  return result.type === 'not_allowed' ? 'not_allowed' : 'no_answer';
}
