import type { IpcAnswers, IpcRequest } from '../../shared/ipc.ts';
import type { GatewayPage } from '../../shared/ipc-gateway.ts';
import type { Call } from '../ipc.ts';
import type { Unanswered } from './terminal-asks.ts';

/** The gateway's page: who may in, and who has been there. None rejects. */
export interface GatewayAsks {
  page(): Promise<GatewayPage | Unanswered>;
  makeKey(
    wanted: IpcRequest<'gateway.make_key'>,
  ): Promise<IpcAnswers['gateway.make_key'] | Unanswered>;
  revokeKey(keyId: string): Promise<'revoked' | 'unknown' | Unanswered>;
}

export function createGatewayAsks(call: Call): GatewayAsks {
  return {
    async page() {
      return answerOf(await call('gateway.page', {}));
    },
    async makeKey(wanted) {
      return answerOf(await call('gateway.make_key', wanted));
    },
    async revokeKey(keyId) {
      const told = answerOf(await call('gateway.revoke_key', { keyId }));
      return typeof told === 'string' ? told : told.type;
    },
  };
}

function answerOf<Answer extends object>(
  result: { readonly type: 'answer'; readonly answer: Answer } | { readonly type: string },
): Answer | Unanswered {
  if ('answer' in result) return result.answer;
  return result.type === 'not_allowed' ? 'not_allowed' : 'no_answer';
}
