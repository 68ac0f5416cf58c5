import type { Clock } from '../../shared/clock.ts';
import type { Ids } from '../../shared/ids.ts';
import type { WebhookDelivery } from '../../shared/webhook.ts';
import type { Book, Ledger } from '../ledger/ledger.ts';
import { accountOf, liveEndpoints } from './endpoints.ts';
import type { FoundEvent, ReadJournal } from './read-journal.ts';

/** Makes events of what is committed, and deliveries of them to whoever wants to be told. */
export interface Gathering {
  /** Something may have been committed. */
  wake(): void;
  stop(): void;
}

/** So that a payment's own flushes of the disk go first. */
const pause = 25;
const pauseAfterFault = 5_000;
const page = 200;
/** How many entries without an event are read before that is noted: no start reads more again. */
const noteEvery = 2_000;

/**
 * Reads the journal from where it was read last. An event and the note that its entry has been read are
 * one commit, so that a crash can neither lose nor double one.
 */
export function createGathering(options: {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly read: ReadJournal;
  readonly report: (fault: unknown) => void;
}): Gathering {
  const { ledger, clock, ids, read, report } = options;
  /** Read in this run; what is noted may be further back, or further on. */
  let readUpTo = 0;
  let cancel: (() => void) | undefined;
  let isAtWork = false;
  let isStopped = false;

  return {
    wake: () => later(pause),
    stop() {
      isStopped = true;
      cancel?.();
    },
  };

  function later(milliseconds: number): void {
    if (isStopped || isAtWork || cancel) return;
    cancel = clock.after(milliseconds, 'webhooks: reading the journal', () => {
      cancel = undefined;
      isAtWork = true;
      gather().then(
        () => over(pause),
        (fault: unknown) => {
          // A full disk, say: nothing is lost, since nothing was noted.
          report(fault);
          over(pauseAfterFault);
        },
      );
    });
  }

  function over(milliseconds: number): void {
    isAtWork = false;
    if (isBehind()) later(milliseconds);
  }

  function isBehind(): boolean {
    return !isStopped && hasEndpoints() && ledger.entriesAfter(from(), 1).length > 0;
  }

  async function gather(): Promise<void> {
    while (!isStopped && hasEndpoints()) {
      const noted = ledger.webhooksMadeUpTo();
      const entries = ledger.entriesAfter(from(), page);
      const last = entries.at(-1)?.seq;
      if (last === undefined) return;
      const found = read(entries, accountOf(ledger) ?? '');
      if (found.length > 0 || last - noted >= noteEvery) {
        await ledger.write((book) => {
          for (const each of found) keep(book, each);
          book.noteWebhooksMade(last);
        });
      }
      readUpTo = last;
    }
  }

  function from(): number {
    return Math.max(readUpTo, ledger.webhooksMadeUpTo());
  }

  function hasEndpoints(): boolean {
    return liveEndpoints(ledger).length > 0;
  }

  function keep(book: Book, { event, lane }: FoundEvent): void {
    const wanting = liveEndpoints(book).filter(({ events }) => events.includes(event.name));
    if (wanting.length === 0) return;
    const now = clock.now();
    book.append({ type: 'webhook_event', event }, { type: 'till' });
    for (const { id: endpointId } of wanting) {
      const delivery: WebhookDelivery = {
        ...{ id: ids('dlv'), endpointId, eventId: event.id, event: event.name },
        ...{ subject: event.subject, lane, kind: 'event', state: 'queued', tries: [] },
        ...{ nextAt: now, createdAt: now, changedAt: now },
      };
      book.append({ type: 'webhook_delivery', delivery }, { type: 'till' });
    }
  }
}
