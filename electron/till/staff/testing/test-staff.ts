import { createIds } from '../../../../shared/ids.ts';
import { createManualClock, type ManualClock } from '../../../../shared/manual-clock.ts';
import type { Session, StaffMember } from '../../../../shared/staff.ts';
import type { Ledger } from '../../../ledger/ledger.ts';
import { openLedger } from '../../../ledger/open-ledger.ts';
import { temporaryFolder } from '../../../ledger/testing/temporary-folder.ts';
import { openShop } from '../../open-shop.ts';
import { createStaffRoom, type StaffRoom } from '../staff.ts';

export interface TestStaff {
  readonly ledger: Ledger;
  readonly clock: ManualClock;
  readonly room: StaffRoom;
  /** The program ends; `openStaff` on the same folder starts it again. */
  close(): Promise<void>;
}

export interface TestStaffOptions {
  readonly folder?: string;
  readonly demo?: boolean;
  readonly clock?: ManualClock;
  readonly settings?: { readonly approvalMinutes?: number; readonly lockAfterMinutes?: number };
  readonly isPaying?: () => boolean;
}

export interface ManagedShop extends TestStaff {
  readonly ravi: string;
  readonly asha: string;
}

/** Shops that are closed and removed when `whenOver` says so; tests give their `onTestFinished`. */
export function staffShops(whenOver: (close: () => Promise<void> | void) => void) {
  return {
    newFolder: () => temporaryFolder(whenOver),
    open: (options: TestStaffOptions = {}) => openStaff(whenOver, options),
    openManaged: (options: TestStaffOptions = {}) => openManagedShop(whenOver, options),
  };
}

/** The people of a till on a real ledger, in time that a test turns by hand. */
async function openStaff(
  whenOver: (close: () => Promise<void> | void) => void,
  options: TestStaffOptions,
): Promise<TestStaff> {
  const { folder = temporaryFolder(whenOver), demo = false, clock = createManualClock() } = options;
  const ledger = openLedger({ folder, clock, fault: rethrow });
  const randomness = countingBytes();
  const ids = createIds(clock.now, randomness);
  if (demo) await openShop({ ledger, ids });
  const room = createStaffRoom({
    ...{ ledger, clock, ids, randomness, demo },
    settings: () => ({ approvalMinutes: 5, lockAfterMinutes: 5, ...options.settings }),
    isPaying: options.isPaying ?? (() => false),
  });
  let isOpen = true;
  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    room.stop();
    await ledger.close();
  }
  whenOver(close);
  return { ledger, clock, room, close };
}

/** A real shop: Ravi manages (7391) and is at the window, Asha sells (2468). */
async function openManagedShop(
  whenOver: (close: () => Promise<void> | void) => void,
  options: TestStaffOptions,
): Promise<ManagedShop> {
  const shop = await openStaff(whenOver, options);
  await shop.room.setUp('Ravi', '7391');
  const ravi = member(shop.room, 'Ravi').id;
  await shop.room.add({ name: 'Asha', role: 'cashier', pin: '2468' }, actorOf(ravi));
  return { ...shop, ravi, asha: member(shop.room, 'Asha').id };
}

export function member(room: StaffRoom, name: string): StaffMember {
  const found = room.members().find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not there`);
  return found;
}

export function actorOf(staffId: string) {
  return { type: 'staff', staffId } as const;
}

/** Who is at the window, or why nobody is. */
export function nameIn(session: Session): string {
  return session.type === 'open' ? session.staff.name : session.type;
}

function countingBytes(): (length: number) => Uint8Array {
  let made = 0;
  return (length) => Uint8Array.from({ length }, () => (made++ * 37) % 256);
}

function rethrow(error: unknown): never {
  throw error;
}
