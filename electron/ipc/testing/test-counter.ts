import type { Item } from '../../../shared/catalogue.ts';
import { createIds } from '../../../shared/ids.ts';
import type { IpcAnswers, IpcChannel, IpcRequest, Push } from '../../../shared/ipc.ts';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { defaultSettings, type Settings } from '../../../shared/settings.ts';
import type { Terminal } from '../../../shared/terminal.ts';
import { openMemoryLedger } from '../../ledger/open-memory-ledger.ts';
import { createTill } from '../../till/create-till.ts';
import {
  createScriptedTerminals,
  freshMemory,
  type ScriptStep,
} from '../../till/testing/scripted-terminals.ts';
import { checkoutHandlers } from '../checkout-ipc.ts';
import { createCheckoutViews } from '../checkout-views.ts';
import type { IpcHandlers } from '../handle.ts';
import { pushNews } from '../push.ts';

export const counterTerminal: Terminal = {
  id: '2841158834',
  name: 'Counter',
  protocol: 'scripted',
  link: { type: 'memory', name: 'scripted' },
  route: 'local',
  placeId: null,
  simulated: true,
};

export const chai: Item = {
  id: 'item_chai',
  name: 'Masala chai',
  category: 'Drinks',
  price: 2_000,
  currency: 'INR',
};

const noPrinter = {
  status: () => ({ link: null, trouble: null, jobs: [] }),
  onChange: () => () => undefined,
};

type CheckoutChannel = Extract<IpcChannel, `checkout.${string}`>;

/** A till with one scripted terminal, as a window reaches it, in time that a test turns by hand. */
export async function openTestCounter(options: {
  /** One for each payment that reaches the terminal; the last is played again and again. */
  readonly scripts?: readonly (readonly ScriptStep[])[];
  readonly settings?: Partial<Settings>;
}) {
  const { scripts = [['show', 'approve', 'finish']] } = options;
  const settings: Settings = { ...defaultSettings, ...options.settings };
  const clock = createManualClock(undefined, settle);
  const ledger = openMemoryLedger(clock.now);
  const memory = freshMemory();
  const ids = createIds(clock.now, (length) => new Uint8Array(length));
  const pushes: Push[] = [];
  const actor = { type: 'staff', staffId: 'staff_asha' } as const;
  let played = 0;
  await ledger.write((book) =>
    book.append({ type: 'terminal', terminal: counterTerminal }, { type: 'till' }),
  );

  async function start() {
    const port = createScriptedTerminals({
      terminal: counterTerminal,
      clock,
      memory,
      nextScript: () => scripts[Math.min(played++, scripts.length - 1)] ?? [],
      onSend: () => undefined,
    });
    const till = createTill({ ledger, terminals: port, clock, ids, report: rethrow });
    const views = createCheckoutViews({ till, clock, startedAt: clock.now() });
    const stopPushing = pushNews({
      ...{ till, clock, views, staffRoom: { onSession: () => () => undefined } },
      printQueue: noPrinter,
      heldSales: { list: () => [] },
      items: () => [chai],
      webhookDesk: { switchedOff: () => 0 },
      settings: () => settings,
      onCommit: (listener) =>
        ledger.onCommit((entries) => listener(entries.map(({ change }) => change))),
      send: (push) => pushes.push(push),
    });
    await till.recover();
    await port.connect();
    const handlers = checkoutHandlers({
      ...{ till, views },
      settings: () => settings,
      actor: () => actor,
      items: () => [chai],
    });
    return { port, till, views, handlers, stopPushing };
  }

  let running = await start();

  async function call<Channel extends CheckoutChannel>(
    channel: Channel,
    request: IpcRequest<Channel>,
  ): Promise<IpcAnswers[Channel]> {
    const handlers: Pick<IpcHandlers, CheckoutChannel> = running.handlers;
    return await handlers[channel](request);
  }

  return {
    clock,
    ledger,
    memory,
    pushes,
    call,
    till: () => running.till,
    views: () => running.views,
    port: () => running.port,
    /** Runs until nothing more happens within this time, in milliseconds. */
    pass: (milliseconds: number) => clock.advanceAsync(milliseconds),
    /** The program dies and starts again. */
    async restart() {
      running.stopPushing();
      running.till.stop();
      running.port.abandon();
      await clock.advanceAsync(1);
      running = await start();
    },
  };
}

/** Lets the ledger's commits and everything that waits for them happen. */
async function settle(): Promise<void> {
  for (let round = 0; round < 6; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

function rethrow(fault: unknown): never {
  throw fault;
}
