import type { IpcAnswers, IpcChannel, IpcRequest } from '../../shared/ipc.ts';
import type { PairingRefusal } from '../../shared/pairing.ts';
import { answered } from './checkout-slice.ts';
import { createOneQuestion, type QuestionOptions } from './one-question.ts';

/** No answer came, or whoever is there may not and nobody allowed it. */
export type Unanswered = 'no_answer' | 'not_allowed';

type Asked<Channel extends IpcChannel> = IpcAnswers[Channel] | Unanswered;

/** What became of a change; the screen has a sentence for each. */
export type PairingOutcome =
  | { readonly type: 'kept'; readonly terminalId: string }
  | { readonly type: PairingRefusal | Unanswered };

/** Looking after terminals. None rejects. */
export interface TerminalAsks {
  all(): Promise<Asked<'terminals.all'>>;
  find(): Promise<Asked<'terminals.find'>>;
  probe(link: IpcRequest<'terminals.probe'>['link']): Promise<Asked<'terminals.probe'>>;
  examine(terminalId: string): Promise<Asked<'terminals.examine'>>;
  pair(wanted: IpcRequest<'terminals.pair'>['wanted']): Promise<PairingOutcome>;
  change(request: IpcRequest<'terminals.change'>): Promise<PairingOutcome>;
  setKey(request: IpcRequest<'terminals.key'>): Promise<PairingOutcome>;
  setInService(terminalId: string, isInService: boolean): Promise<PairingOutcome>;
  replace(request: IpcRequest<'terminals.replace'>): Promise<PairingOutcome>;
  /**
   * A sale of this many minor units, by card at this terminal. It takes the window like any other;
   * afterwards the terminals' screen shows this one again.
   */
  testSale(terminalId: string, amount: number): Promise<void>;
}

export function createTerminalAsks(options: QuestionOptions): TerminalAsks {
  const { store, call } = options;
  const askOnce = createOneQuestion(options);
  return {
    all: () => ask('terminals.all', {}),
    find: () => ask('terminals.find', {}),
    probe: (link) => ask('terminals.probe', { link }),
    examine: (terminalId) => ask('terminals.examine', { terminalId }),
    pair: async (wanted) => outcomeOf(await ask('terminals.pair', { wanted })),
    change: async (request) => outcomeOf(await ask('terminals.change', request)),
    setKey: async (request) => outcomeOf(await ask('terminals.key', request)),
    setInService: async (terminalId, isInService) =>
      outcomeOf(await ask('terminals.service', { terminalId, isInService })),
    replace: async (request) => outcomeOf(await ask('terminals.replace', request)),
    async testSale(terminalId, amount) {
      store.setState({ shownTerminal: terminalId });
      const answer = await askOnce('start', 'checkout.start', {
        lines: [{ type: 'amount', amount }],
        tender: { method: 'card', terminalId },
        // Somebody who tests does so again and again.
        again: true,
      });
      if (!answer?.ok) return;
      store.setState((now) => answered(now, answer.checkout, now.checkoutNews, 'new'));
    },
  };

  async function ask<Channel extends IpcChannel>(
    channel: Channel,
    request: IpcRequest<Channel>,
  ): Promise<Asked<Channel>> {
    const result = await call(channel, request);
    if (result.type === 'answer') return result.answer;
    return result.type === 'not_allowed' ? 'not_allowed' : 'no_answer';
  }
}

function outcomeOf(answer: Asked<'terminals.pair'>): PairingOutcome {
  if (typeof answer === 'string') return { type: answer };
  return answer.ok ? { type: 'kept', terminalId: answer.terminalId } : { type: answer.why };
}
