import type { Actor } from '../../shared/actor.ts';
import type {
  FoundLine,
  PairingAnswer,
  PairingRefusal,
  TerminalDesk,
  WantedTerminal,
} from '../../shared/pairing.ts';
import { isInService, type Terminal, type TerminalLink } from '../../shared/terminal.ts';
import type { TerminalSecrets } from '../../shared/terminal-secret.ts';
import type { Ledger, Reader } from '../ledger/ledger.ts';
import { type ExamineDependencies, examine } from './examine.ts';
import { isSameLine, refusalIn } from './pairing-policy.ts';
import { probe } from './probe.ts';
import { choiceOf } from './protocol-choice.ts';

export interface TerminalDeskDependencies extends Omit<ExamineDependencies, 'secretOf'> {
  readonly ledger: Ledger;
  /** A new device_id. */
  readonly nextId: () => string;
  /** A demo shop takes no real terminal: its banner says that no money can move. */
  readonly isDemo: boolean;
  readonly secrets: TerminalSecrets;
  /** Lines that this computer has; never rejects. */
  readonly discover: () => Promise<readonly Omit<FoundLine, 'terminalId'>[]>;
}

export function createTerminalDesk(dependencies: TerminalDeskDependencies): TerminalDesk {
  const { ledger, connections, protocols, secrets } = dependencies;
  const choices = protocols.map(choiceOf);
  const refusalOf = refusalIn(dependencies.isDemo);
  // One change at a time: each is judged by what the one before has left.
  let changing: Promise<unknown> = Promise.resolve();

  return {
    all: () => ledger.terminals(),
    protocols: () => choices,
    async find() {
      const lines = await dependencies.discover();
      return lines.map((line) => ({ ...line, terminalId: ownerOf(line.link)?.id ?? null }));
    },
    async probe(link, tried) {
      return ownerOf(link) ? undefined : await probe(link, protocols, dependencies, tried);
    },
    pair(wanted, actor) {
      const terminal = terminalOf(wanted);
      return decide(terminal.id, actor, (book) => {
        return refusalOf(terminal, book.terminals(), choices) ?? [terminal];
      });
    },
    change: (terminalId, changes, actor) =>
      decide(terminalId, actor, (book) => {
        const before = inPlace(book, terminalId);
        if (typeof before === 'string') return before;
        const terminal = withChanges(before, changes);
        const why = refusalOf(terminal, othersThan(book, terminalId), choices);
        return why ?? whyStillAtWork(book, terminalId) ?? [terminal];
      }),
    keyOf(terminalId) {
      const secret = secrets.of(terminalId);
      return secret ? { keyIdentifier: secret.keyIdentifier, keyVersion: secret.keyVersion } : null;
    },
    setKey: (terminalId, key, actor) =>
      decide(terminalId, actor, (book) => {
        const terminal = inPlace(book, terminalId);
        if (typeof terminal === 'string') return terminal;
        const { takesKey } = choices.find(({ id }) => id === terminal.protocol) ?? {};
        if (!takesKey) return 'key_not_possible';
        const why = whyStillAtWork(book, terminalId);
        if (why) return why;
        // Inside the write, so that the book never tells of a key that was not kept.
        return secrets.keep(terminalId, key) ? [terminal] : 'key_not_kept';
      }),
    setInService: (terminalId, inService, actor) =>
      decide(terminalId, actor, (book) => {
        const before = inPlace(book, terminalId);
        if (typeof before === 'string') return before;
        const { isDisabled: _, ...enabled } = before;
        if (!inService) {
          return whyStillAtWork(book, terminalId) ?? [{ ...enabled, isDisabled: true }];
        }
        return refusalOf(enabled, othersThan(book, terminalId), choices) ?? [enabled];
      }),
    replace(terminalId, wanted, actor) {
      const terminal = terminalOf(wanted);
      return decide(terminal.id, actor, (book) => {
        const before = inPlace(book, terminalId);
        if (typeof before === 'string') return before;
        const old: Terminal = { ...before, replacedBy: terminal.id };
        const others = [...othersThan(book, terminalId), old];
        const why = refusalOf(terminal, others, choices);
        return why ?? whyStillAtWork(book, terminalId) ?? [old, terminal];
      });
    },
    async examine(terminalId) {
      const terminal = ledger.terminals().find(({ id }) => id === terminalId);
      return (
        terminal &&
        (await inTurn(() => examine(terminal, { ...dependencies, secretOf: secrets.of })))
      );
    },
  };

  function ownerOf(link: TerminalLink): Terminal | undefined {
    return ledger
      .terminals()
      .filter(isInService)
      .find((terminal) => isSameLine(terminal.link, link));
  }

  function terminalOf({ id = dependencies.nextId(), ...wanted }: WantedTerminal): Terminal {
    const { protocol, link, route } = wanted;
    const name = wanted.name.trim();
    return withChanges(
      { id, name, protocol, link, route, placeId: null, simulated: false },
      wanted,
    );
  }

  /** Decided inside the write, so that no payment begins in between; then the lines follow. */
  function decide(
    terminalId: string,
    actor: Actor,
    change: (book: Reader) => PairingRefusal | readonly Terminal[],
  ): Promise<PairingAnswer> {
    return inTurn(async () => {
      const kept = await ledger.write((book) => {
        const decided = change(book);
        if (typeof decided === 'string') return decided;
        for (const terminal of decided) book.append({ type: 'terminal', terminal }, actor);
        return decided;
      });
      if (typeof kept === 'string') return { ok: false, why: kept };
      for (const terminal of kept) {
        if (isInService(terminal)) {
          await connections.remove(terminal.id);
          connections.add(terminal);
        } else {
          await connections.retire(terminal);
        }
      }
      return { ok: true, terminalId };
    });
  }

  function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    const turn = changing.then(run);
    changing = turn.catch(() => undefined);
    return turn;
  }
}

/** What is as usual is not kept. */
function withChanges(
  before: Terminal,
  { slips, display, ...changes }: Partial<Omit<WantedTerminal, 'id'>>,
): Terminal {
  const { slips: hadSlips, display: hadDisplay, ...rest } = before;
  const name = changes.name === undefined ? {} : { name: changes.name.trim() };
  return {
    ...{ ...rest, ...changes, ...name },
    ...((slips ?? hadSlips) === 'till' ? { slips: 'till' } : {}),
    ...((display ?? hadDisplay) === 'codes' ? { display: 'codes' } : {}),
  };
}

function inPlace(book: Reader, terminalId: string): Terminal | PairingRefusal {
  const terminal = book.terminals().find(({ id }) => id === terminalId);
  if (!terminal) return 'unknown_terminal';
  return terminal.replacedBy === undefined ? terminal : 'replaced';
}

function othersThan(book: Reader, terminalId: string): readonly Terminal[] {
  return book.terminals().filter(({ id }) => id !== terminalId);
}

/** A doubt does not keep a terminal: a broken one has to be replaced, and a person can end the doubt. */
function whyStillAtWork(book: Reader, terminalId: string): PairingRefusal | undefined {
  const open = [book.openPaymentOfTerminal(terminalId), book.openRefundOfTerminal(terminalId)];
  const isAtWork = open.some((each) => each !== undefined && each.state !== 'in_doubt');
  return isAtWork ? 'payment_running' : undefined;
}
