import type { IpcRequest } from '../../shared/ipc.ts';
import type {
  ApprovalAnswer,
  Capability,
  SignInAnswer,
  Staff,
  StaffAnswer,
  StaffMember,
} from '../../shared/staff.ts';
import type { Call } from '../ipc.ts';
import { registerChanged } from './register-slice.ts';
import type { Store } from './store.ts';

/** What came of a question about people; `no_answer` when nobody knows. */
export type Told<Answer> = Answer | 'no_answer';

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
  members(): Promise<readonly StaffMember[]>;
  add(person: IpcRequest<'staff.add'>): Promise<Told<StaffAnswer>>;
  change(person: IpcRequest<'staff.change'>): Promise<Told<StaffAnswer>>;
  setPin(staffId: string, pin: string): Promise<Told<StaffAnswer>>;
}

export function createSessionAsks(
  store: Store,
  call: Call,
  load: () => Promise<void>,
): SessionAsks {
  return {
    async signIn(staffId, pin) {
      const told = answerOf(await call('staff.sign_in', { staffId, pin }));
      // What was hidden while nobody was there comes with loading.
      if (told !== 'no_answer' && told.ok) await load();
      return told;
    },
    async setUp(name, pin) {
      const told = answerOf(await call('staff.set_up', { name, pin }));
      if (told !== 'no_answer' && told.ok) await load();
      return told;
    },
    lock: leave,
    async approvers(capabilities) {
      const told = answerOf(await call('staff.approvers', { capabilities: [...capabilities] }));
      return told === 'no_answer' ? { people: [], pins: {} } : told;
    },
    approve: async (request) => answerOf(await call('staff.approve', request)),
    async endApproval() {
      await call('staff.end_approval', {});
    },
    async members() {
      const told = answerOf(await call('staff.members', {}));
      return told === 'no_answer' ? [] : told.members;
    },
    add: async (person) => answerOf(await call('staff.add', person)),
    change: async (person) => answerOf(await call('staff.change', person)),
    setPin: async (staffId, pin) => answerOf(await call('staff.set_pin', { staffId, pin })),
  };

  async function leave(): Promise<void> {
    const told = answerOf(await call('staff.lock', {}));
    if (told === 'no_answer') return store.setState({ notice: { type: 'no_answer' } });
    if (!told.ok) return store.setState({ notice: { type: 'cannot_lock' } });
    store.setState((state) => ({
      ...registerChanged(state, { session: told.session }),
      dialog: null,
    }));
  }
}

function answerOf<Answer>(
  result: { readonly type: 'answer'; readonly answer: Answer } | { readonly type: string },
): Told<Answer> {
  return 'answer' in result ? result.answer : 'no_answer';
}
