import { type KeyMap, standardKeys } from '../../shared/commands.ts';
import type { WindowMode, WindowState } from '../../shared/ipc.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';
import type { Session, Staff } from '../../shared/staff.ts';

/** This till: what it is called, whether money can move, and whether the main process answers. */
export interface RegisterSlice {
  /** Null until the main process has told for the first time. */
  readonly register: Register | null;
  /** `lost` from a question without an answer until the next sign of life. */
  readonly contact: 'ok' | 'lost';
}

export interface Register {
  readonly mode: WindowMode;
  readonly store: WindowState['store'];
  readonly session: Session;
  readonly keys: KeyMap;
  readonly settings: Settings;
  readonly gateway: WindowState['gateway'];
  /** Added to the window's clock it gives the main process's, in milliseconds. */
  readonly clockOffset: number;
}

export const registerAtStart: RegisterSlice = { register: null, contact: 'ok' };

export function registerLoaded(state: WindowState, now: number): RegisterSlice {
  const { mode, store, session, keys, settings, gateway } = state;
  return {
    register: { mode, store, session, keys, settings, gateway, clockOffset: state.now - now },
    contact: 'ok',
  };
}

export function registerChanged(
  slice: RegisterSlice,
  change: Partial<Pick<Register, 'mode' | 'gateway' | 'session' | 'store' | 'keys' | 'settings'>>,
): RegisterSlice {
  return { contact: 'ok', register: slice.register && { ...slice.register, ...change } };
}

/** Whoever is at the window, if anybody is. */
export function personAt({ register }: RegisterSlice): Staff | null {
  return register?.session.type === 'open' ? register.session.staff : null;
}

/** The currency that amounts are typed in. */
export function registerCurrency(slice: RegisterSlice): Register['store']['currency'] {
  return slice.register?.store.currency ?? 'INR';
}

/** What the shop has set; the defaults before anything is loaded. */
export function registerSettings(slice: RegisterSlice): Settings {
  return slice.register?.settings ?? defaultSettings;
}

/** Which key does what; the standard ones before anything is loaded. */
export function registerKeys(slice: RegisterSlice): KeyMap {
  return slice.register?.keys ?? standardKeys;
}

/** Speaks before anything is loaded, too. */
export function registerLocale(slice: RegisterSlice): string {
  return slice.register?.store.locale ?? 'en-IN';
}
