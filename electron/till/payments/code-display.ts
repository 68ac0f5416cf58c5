import type { Clock } from '../../../shared/clock.ts';
import type { JournalEntry } from '../../../shared/journal.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { Terminal, TerminalStatus } from '../../../shared/terminal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { CodeDisplay, CodePlace } from '../till.ts';
import { takeBriefTurn } from './brief-turn.ts';
import type { TerminalLanes } from './terminal-lanes.ts';
import type { TerminalPort } from './terminal-port.ts';

/** As long as such a code is waited for; then it is taken away anyway. */
const shownMilliseconds = 300_000;

/** Nothing to read: the terminal then shows its own words again. */
const nothing = { type: 'display_text', lines: [' '], milliseconds: 1_000 } as const;

/**
 * Shows this till's own UPI codes on a terminal that may, and takes them away when they end. It only
 * follows the book: whether a code could be shown changes no payment and holds none up.
 */
export function createCodeDisplay(dependencies: {
  readonly ledger: Ledger;
  readonly terminals: TerminalPort;
  readonly lanes: TerminalLanes;
  readonly clock: Clock;
  /** The shop's usual terminal. */
  readonly standardTerminal: () => string | null;
  readonly report: (fault: unknown) => void;
}): CodeDisplay & { stop(): void } {
  const { ledger, terminals, lanes, clock, standardTerminal, report } = dependencies;
  const places = new Map<string, CodePlace>();
  const listeners = new Set<() => void>();
  const stopFollowing = ledger.onCommit((entries) => {
    for (const payment of codesIn(entries)) follow(payment);
  });

  function follow({ id, upiText, state }: Payment): void {
    const place = places.get(id);
    if (state !== 'presented') {
      places.delete(id);
      if (place?.state === 'shown') void inLane(place.terminalId, () => clear(place.terminalId));
    } else if (!place && upiText !== undefined) {
      const terminal = chosen(terminals, standardTerminal());
      if (!terminal) return;
      const { id: terminalId, name } = terminal;
      places.set(id, { terminalId, name, state: 'asked' });
      void inLane(terminalId, () => show(id, { terminalId, name }, upiText));
    }
  }

  /** Between its payments, never beside one. */
  async function inLane(terminalId: string, work: () => Promise<void>): Promise<void> {
    await takeBriefTurn({ lanes, clock }, terminalId, work).catch(report);
  }

  async function show(
    id: string,
    { terminalId, name }: Omit<CodePlace, 'state'>,
    text: string,
  ): Promise<void> {
    if (!places.has(id)) return;
    const command = { type: 'display_code', text, milliseconds: shownMilliseconds } as const;
    const end = await terminals.serve(terminalId, command);
    const isShown = end.type === 'done';
    // It may have been paid while the terminal was drawing.
    if (places.has(id)) {
      places.set(id, { terminalId, name, state: isShown ? 'shown' : 'failed' });
      for (const listener of listeners) listener();
    } else if (isShown) await clear(terminalId);
  }

  async function clear(terminalId: string): Promise<void> {
    const isTaken = [...places.values()].some((place) => place.terminalId === terminalId);
    if (!isTaken) await terminals.serve(terminalId, nothing);
  }

  return {
    placeOf: (paymentId) => places.get(paymentId) ?? null,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: stopFollowing,
  };
}

function codesIn(entries: readonly JournalEntry[]): readonly Payment[] {
  return entries.flatMap(({ change }) =>
    change.type === 'payment' && change.payment.upiText !== undefined ? [change.payment] : [],
  );
}

/** The shop's usual terminal, or the only one that may: customers must not have to look for it. */
function chosen(terminals: TerminalPort, standard: string | null): Terminal | undefined {
  const able = terminals.statuses().filter((status) => canShow(status, terminals));
  const usual = able.find(({ terminal }) => terminal.id === standard);
  return (usual ?? (able.length === 1 ? able[0] : undefined))?.terminal;
}

function canShow({ terminal, connection }: TerminalStatus, terminals: TerminalPort): boolean {
  return (
    terminal.display === 'codes' &&
    connection.type === 'ready' &&
    terminals.abilities(terminal.id).includes('display_code')
  );
}
