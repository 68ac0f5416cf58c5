import type { Clock } from '../../shared/clock.ts';
import { createMemoryLine, type LineFault, type MemoryLine } from './memory.ts';
import { type Transport, TransportError } from './transport.ts';

/** Names in this process that a memory link can lead to. */
export interface MemoryNetwork {
  /**
   * Answers under a name; every connection comes as its far end, and its near end is open when
   * `accepted` is done with it. Throws when the name is taken.
   */
  listen(name: string, accepted: Accepted): MemoryListener;
  /** A line to a name, which is looked up when the line is opened. */
  connect(name: string): Transport;
}

export interface MemoryListener {
  /** Drops every connection and answers no more, as when the cable is pulled. */
  close(): void;
}

type Accepted = (far: Transport) => Promise<void> | void;

interface Entry {
  readonly accepted: Accepted;
  readonly lines: Set<MemoryLine>;
}

/** `fault` is what goes wrong on every line; see memory-faults.ts. */
export function createMemoryNetwork(options: {
  readonly clock: Clock;
  readonly fault?: LineFault | undefined;
}): MemoryNetwork {
  const entries = new Map<string, Entry>();
  return {
    listen(name, accepted) {
      if (entries.has(name)) throw new Error(`The memory link ${name} is taken`);
      const entry: Entry = { accepted, lines: new Set() };
      entries.set(name, entry);
      return {
        close() {
          if (entries.get(name) === entry) entries.delete(name);
          for (const line of entry.lines) line.cut();
          entry.lines.clear();
        },
      };
    },
    connect(name) {
      const line: MemoryLine = createMemoryLine({
        name,
        clock: options.clock,
        fault: options.fault,
        opening: async () => {
          const entry = entries.get(name);
          if (!entry) throw new TransportError('not_found', `Nothing is called ${name} here`);
          entry.lines.add(line);
          await entry.accepted(line.far);
        },
      });
      return line.near;
    },
  };
}
