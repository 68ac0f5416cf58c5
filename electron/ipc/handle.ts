import { Value } from 'typebox/value';
import {
  type IpcAnswers,
  type IpcChannel,
  type IpcReply,
  type IpcRequest,
  ipcRequests,
} from '../../shared/ipc.ts';
import { ipcChannels, mayAsk, type WindowRole } from '../../shared/ipc-channels.ts';
import type { Gate } from './gate.ts';
import type { HearCall } from './window-calls.ts';

/** The part of Electron's ipcMain that is used; tests pass their own. */
export interface IpcReceiver {
  handle(
    channel: string,
    listener: (
      event: {
        readonly senderFrame: { readonly url: string } | null;
        readonly sender: { readonly id: number };
      },
      request: unknown,
      approval?: unknown,
    ) => unknown,
  ): void;
}

export type IpcHandlers = {
  readonly [Channel in IpcChannel]: (
    request: IpcRequest<Channel>,
  ) => IpcAnswers[Channel] | Promise<IpcAnswers[Channel]>;
};

/**
 * Answers every channel of shared/ipc.ts: first which page asks, then what is asked, then who stands
 * there and whether they may (gate.ts), then the handler. A page that is not ours, or another window
 * than a cashier's when it asks what only cashiers may, gets an exception and no word of the answer; a request
 * that does not fit its schema gets `malformed`; a fault is reported here and only its reference goes to
 * the window.
 */
export function answerWindows(options: {
  readonly gate: Gate;
  readonly receiver: IpcReceiver;
  readonly isOwnPage: (url: string) => boolean;
  /** Whose window these contents are: that decides what they may ask at all. */
  readonly roleOf: (contentsId: number) => WindowRole;
  readonly handlers: IpcHandlers;
  readonly heard: HearCall;
  /** Keeps the fault and gives back a reference that a person can quote. */
  readonly report: (fault: unknown) => string;
}): void {
  const { receiver, gate, isOwnPage, roleOf, handlers, heard, report } = options;
  for (const channel of ipcChannels) {
    receiver.handle(channel, async (event, request, approval) => {
      const isOurs = isOwnPage(event.senderFrame?.url ?? '');
      if (!isOurs || !mayAsk(roleOf(event.sender.id), channel)) {
        throw new Error(`${channel} refused`);
      }
      const answered = heard(channel, request);
      const { reply, approvedBy } = await answer(channel, request, approval);
      answered(reply, approvedBy);
      return reply;
    });
  }

  async function answer<Channel extends IpcChannel>(
    channel: Channel,
    request: unknown,
    approval: unknown,
  ): Promise<{ readonly reply: IpcReply<Channel>; readonly approvedBy: string | null }> {
    const nobody = { approvedBy: null };
    const fits = Value.Check(ipcRequests[channel], request) && !hasHoles(request);
    if (!fits || !isToken(approval)) return { reply: { ok: false, error: 'malformed' }, ...nobody };
    try {
      const asked = request as IpcRequest<Channel>;
      const passed = await gate.pass(channel, asked, approval, () => handlers[channel](asked));
      if (!passed.ok) return { reply: passed, ...nobody };
      return { reply: { ok: true, answer: passed.answer }, approvedBy: passed.approvedBy };
    } catch (fault) {
      return { reply: { ok: false, error: 'fault', reference: report(fault) }, ...nobody };
    }
  }
}

function isToken(approval: unknown): approval is string | undefined {
  return approval === undefined || (typeof approval === 'string' && approval.length <= 64);
}

/** Holes travel between processes; a schema skips them, and everybody else reads undefined. */
function hasHoles(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members: readonly unknown[] = Object.values(value);
  return (Array.isArray(value) && members.length < value.length) || members.some(hasHoles);
}
