/** One command at a time for each terminal, in the order in which they were given. */
export interface TerminalLanes {
  /** Runs `command` when those before it on this terminal are over; resolves when it is. */
  run(terminalId: string, command: () => Promise<void>): Promise<void>;
  /** Whether a command keeps this terminal's session busy. */
  isBusy(terminalId: string): boolean;
  /** Resolves when none does. */
  whenIdle(terminalId: string): Promise<void>;
}

export function createTerminalLanes(): TerminalLanes {
  const running = new Map<string, Promise<void>>();
  return {
    async run(terminalId, command) {
      const previous = running.get(terminalId);
      const whole = (previous ?? Promise.resolve()).then(command);
      running.set(terminalId, whole);
      await whole;
      if (running.get(terminalId) === whole) running.delete(terminalId);
    },
    isBusy: (terminalId) => running.has(terminalId),
    whenIdle: (terminalId) => running.get(terminalId) ?? Promise.resolve(),
  };
}
