import type { Push } from '../../shared/ipc.ts';
import type { PinpadState } from '../../shared/pinpad.ts';
import type { Settings } from '../../shared/settings.ts';
import type { SimulatorControl } from '../../shared/terminal.ts';
import type { IpcHandlers } from './handle.ts';
import { shownSettings } from './shown-settings.ts';

/** The windows that look like terminals, as the rest of the program knows them. */
export interface PinpadPages {
  /** Opens the one of this terminal, or brings it to the front. */
  open(terminalId: string): void;
  /** Does nothing while it is closed. */
  send(terminalId: string, push: Push): void;
}

export interface Pinpads {
  state(terminalId: string): PinpadState | null;
  open(terminalId: string): 'done' | 'unknown_terminal' | 'not_demo';
  /** What cashiers' windows are told may be news for these as well. */
  hear(push: Push): void;
  stop(): void;
}

/** Keeps the window of each simulated terminal showing what is seen on it. */
export function createPinpads(facts: {
  readonly pages: PinpadPages;
  readonly simulator: SimulatorControl | null;
  readonly settings: () => Settings;
}): Pinpads {
  const { pages, simulator, settings } = facts;
  const opened = new Set<string>();
  /** What each was shown last, as text: most of what happens on a line changes no face. */
  const shown = new Map<string, string>();
  const stop = simulator?.onChange(show);

  function state(terminalId: string): PinpadState | null {
    const face = simulator?.face(terminalId);
    return face ? { locale: shownSettings(settings()).store.locale, face } : null;
  }

  function show(terminalId: string): void {
    const next = opened.has(terminalId) ? state(terminalId) : null;
    const text = JSON.stringify(next);
    if (!next || shown.get(terminalId) === text) return;
    shown.set(terminalId, text);
    pages.send(terminalId, { type: 'pinpad', state: next });
  }

  return {
    state,
    open(terminalId) {
      if (!simulator) return 'not_demo';
      if (!simulator.face(terminalId)) return 'unknown_terminal';
      opened.add(terminalId);
      pages.open(terminalId);
      return 'done';
    },
    hear(push) {
      if (push.type === 'settings') for (const terminalId of opened) show(terminalId);
    },
    stop: () => stop?.(),
  };
}

export interface PinpadFacts {
  readonly pinpads: Pinpads;
}

export function pinpadHandlers({
  pinpads,
}: PinpadFacts): Pick<IpcHandlers, 'pinpad.load' | 'pinpad.open'> {
  return {
    'pinpad.load': ({ terminalId }) => ({ state: pinpads.state(terminalId) }),
    'pinpad.open': ({ terminalId }) => ({ result: pinpads.open(terminalId) }),
  };
}
