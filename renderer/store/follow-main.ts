import type { Clock } from '../../shared/clock.ts';
import type { GallaBridge, Push } from '../../shared/ipc.ts';
import type { Call } from '../ipc.ts';
import { applyLoaded, applyPush } from './apply-push.ts';
import { personAt } from './register-slice.ts';
import type { Store } from './store.ts';

export interface FollowMain {
  /** Takes over everything afresh; when there is no answer, the store says that contact is lost. */
  load(): Promise<void>;
  stop(): void;
}

/** The window is there before the till, which may have to bring a large book up to date first. */
export const openingWithin = 60_000;

/**
 * Mirrors the main process in the store. Pushes that come while everything is being loaded are applied
 * at once and again on top of what was loaded, which may be older or newer than they are: the last push
 * is at least as new as both.
 */
export function followMain(options: {
  readonly bridge: GallaBridge;
  readonly call: Call;
  readonly store: Store;
  readonly clock: Clock;
}): FollowMain {
  const { bridge, call, store, clock } = options;
  let loading: Promise<void> | null = null;
  let meanwhile: Push[] = [];
  const stop = bridge.onPush((push) => {
    if (loading !== null) meanwhile.push(push);
    const before = personAt(store.getState());
    apply(push);
    // Nobody was told of sales while nobody was there, nor in what is being loaded since then.
    const isOpened = push.type === 'session' && before === null && personAt(store.getState());
    if (isOpened) void (loading ?? Promise.resolve()).then(load);
  });

  return { load, stop };

  function load(): Promise<void> {
    loading ??= run().finally(() => {
      loading = null;
    });
    return loading;
  }

  async function run(): Promise<void> {
    meanwhile = [];
    const isFirst = store.getState().register === null;
    const reply = await call('window.load', {}, isFirst ? openingWithin : undefined);
    if (reply.type !== 'answer') return store.setState({ contact: 'lost' });
    store.setState((state) => applyLoaded(state, reply.answer, clock.now()));
    for (const push of meanwhile) apply(push);
  }

  function apply(push: Push): void {
    store.setState((state) => applyPush(state, push));
  }
}
