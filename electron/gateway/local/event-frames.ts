import type { JournalEntry } from '../../../shared/journal.ts';
import type { TerminalStatus } from '../../../shared/terminal.ts';
import type { ShownChange, SurfaceServices } from '../surface.ts';

/** One entry of the journal as it goes down a stream; empty when callers are not shown it. */
export interface EventFrame {
  readonly seq: number;
  readonly text: string;
}

/** Asks a reader that was cut off to come back after this time. */
export const firstFrame = 'retry: 2000\n\n';

/** A comment: it keeps the line open and is no event (HTML standard, 9.2.6). */
export const heartbeatFrame = ': still here\n\n';

export function frameOfEntry(
  { seq, change }: JournalEntry,
  showChange: SurfaceServices['showChange'],
): EventFrame {
  const shown = showChange(change);
  return { seq, text: shown ? `id: ${seq}\n${eventText(shown)}` : '' };
}

/** A terminal's line is nothing that is kept, so its frame has no id to come back to. */
export function frameOfTerminal({ terminal, connection }: TerminalStatus): string {
  const entity = {
    entity: 'terminal',
    device_id: terminal.id,
    name: terminal.name,
    connection: connection.type,
    ...(connection.type === 'absent' ? { reason: connection.reason } : {}),
  };
  return eventText({ name: 'terminal', entity });
}

// JSON has no bare line ends, so an entity is always one line of data.
function eventText({ name, entity }: ShownChange | { name: 'terminal'; entity: object }): string {
  return `event: ${name}\ndata: ${JSON.stringify(entity)}\n\n`;
}
