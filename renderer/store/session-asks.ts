import type { IpcAnswers, IpcRequest } from '../../shared/ipc.ts';
import type {
  ApprovalAnswer,
  Capability,
  SignInAnswer,
  Staff,
  StaffAnswer,
  StaffMember,
} from '../../shared/staff.ts';
import type { Call } from '../ipc.ts';
import { sessionChanged } from './apply-push.ts';
import type { Store } from './store.ts';

/** What came of a question about people; `no_answer` when nobody knows. */
export type Told<Answer> = Answer | NotTold;

export type NotTold = 'no_answer' | 'not_allowed';

/** Coming and going at the window, and who works here. None rejects. */
export interface SessionAsks {
  signIn(staffId: string, pin: string): Promise<Told<SignInAnswer>>;
  setUp(name: string, pin: string): Promise<Told<StaffAnswer>>;
  /** For somebody else's turn, too: the sale stays where it is. Says why where it is not possible. */
  lock(): Promise<void>;
  approvers(capabilities: readonly Capability[]): Promise<{
    readonly people: readonly Staff[];
    readonly pins: Readonly<Record<string, string>>;
  }>;
  approve(request: IpcRequest<'staff.approve'>): Promise<Told<ApprovalAnswer>>;
  /** What somebody lets through for a while is over. */
  endApproval(): Promise<void>;
  /** Goes back to selling where whoever is there may not see them. */
  members(): Promise<readonly StaffMember[]>;
  add(person: IpcRequest<'staff.add'>): Promise<Told<StaffAnswer>>;
  change(person: IpcRequest<'staff.change'>): Promise<Told<StaffAnswer>>;
  setPin(staffId: string, pin: string): Promise<Told<StaffAnswer>>;
  changeOwnPin(oldPin: string, pin: string): Promise<OwnPinTold>;
}

export type OwnPinTold = Told<IpcAnswers['staff.own_pin']>;

export function createSessionAsks(
  store: Store,
  call: Call,
  load: () => Promise<void>,
): SessionAsks {
  return {
    async signIn(staffId, pin) {
      const told = answerOf(await call('staff.sign_in', { staffId, pin }));
      // What was hidden while nobody was there comes with loading.
      if (isTold(told) && told.ok) await load();
      return told;
    },
    async setUp(name, pin) {
      const told = answerOf(await call('staff.set_up', { name, pin }));
      if (isTold(told) && told.ok) await load();
      return told;
    },
    lock: leave,
    async approvers(capabilities) {
      const told = answerOf(await call('staff.approvers', { capabilities: [...capabilities] }));
      return isTold(told) ? told : { people: [], pins: {} };
    },
    approve: async (request) => answerOf(await call('staff.approve', request)),
    async endApproval() {
      await call('staff.end_approval', {});
    },
    async members() {
      const told = answerOf(await call('staff.members', {}));
      if (isTold(told)) return told.members;
      store.setState({ screen: 'sell', notice: { type: told } });
      return [];
    },
    add: async (person) => answerOf(await call('staff.add', person)),
    change: async (person) => answerOf(await call('staff.change', person)),
    changeOwnPin: async (oldPin, pin) => answerOf(await call('staff.own_pin', { oldPin, pin })),
    setPin: async (staffId, pin) => answerOf(await call('staff.set_pin', { staffId, pin })),
  };

  async function leave(): Promise<void> {
    const told = answerOf(await call('staff.lock', {}));
    if (!isTold(told)) return store.setState({ notice: { type: told } });
    if (!told.ok) return store.setState({ notice: { type: 'cannot_lock' } });
    store.setState((state) => sessionChanged(state, told.session));
  }
}

function answerOf<Answer>(
  result: { readonly type: 'answer'; readonly answer: Answer } | { readonly type: string },
): Told<Answer> {
  if ('answer' in result) return result.answer;
  return result.type === 'not_allowed' ? 'not_allowed' : 'no_answer';
}

/** Whether the main process has answered. */
export function isTold<Answer>(told: Told<Answer>): told is Answer {
  return told !== 'no_answer' && told !== 'not_allowed';
}
