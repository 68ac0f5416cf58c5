import type { UsbLink } from '../../shared/terminal.ts';
import type { TransportErrorReason } from './transport.ts';
import type { UsbInterface } from './usb-descriptors-layout.ts';
import type { UsbFacts } from './usb-tree.ts';

/** An interface with a bulk endpoint in each direction. */
export interface UsbChannel extends UsbInterface {
  readonly bulkIn: NonNullable<UsbInterface['bulkIn']>;
  readonly bulkOut: NonNullable<UsbInterface['bulkOut']>;
}

export interface UsbProblem {
  readonly reason: TransportErrorReason;
  readonly message: string;
}

const makersOwn = 255;
const serialClasses: readonly number[] = [2, 10];
export const ruleFile = '70-galla-terminals.rules';

/** The devices that a link can mean. The serial number tells two of the same make apart. */
export function isMeant(facts: UsbFacts, link: UsbLink): boolean {
  return (
    facts.vendorId === link.vendorId &&
    facts.productId === link.productId &&
    (link.serialNumber === null || facts.serialNumber === link.serialNumber)
  );
}

/** The interface to speak on: the one that is named, else one of its maker's own, else any. */
export function chooseChannel(
  interfaces: readonly UsbInterface[],
  wanted: number | null,
): UsbChannel | undefined {
  const channels = interfaces.filter(isChannel);
  if (wanted !== null) return channels.find(({ number }) => number === wanted);
  return channels.find(({ classCode }) => classCode === makersOwn) ?? channels[0];
}

function isChannel(one: UsbInterface): one is UsbChannel {
  // The library divides by the packet's size.
  return one.bulkOut !== null && one.bulkIn !== null && one.bulkIn.packetSize > 0;
}

/** Whether the system makes a serial port of it, and keeps it for that. */
export function isSerialInterface({ classCode }: UsbInterface): boolean {
  return serialClasses.includes(classCode);
}

/** A transfer that nobody answered in time; the library has only this word for it. */
export function isTimeout(text: string): boolean {
  return /cancelled/i.test(text);
}

/** What the library's words mean: its errors have no codes. `channel` is what was to be claimed. */
export function wordProblem(text: string, name: string, channel?: UsbInterface): UsbProblem {
  if (/disconnected|no such device|errno 19\b|not found/i.test(text)) {
    return { reason: 'disconnected', message: `${name} was unplugged` };
  }
  if (isTimeout(text)) return { reason: 'timeout', message: `${name} does not take what is sent` };
  if (/permission denied|access denied|errno 13\b|os error 5\b/i.test(text)) {
    const hint = `install ${ruleFile} in /etc/udev/rules.d and plug the device in again`;
    return { reason: 'refused', message: `${name} may not be opened: ${hint}` };
  }
  if (/busy|errno 16\b|exclusive/i.test(text)) {
    const message =
      channel && isSerialInterface(channel)
        ? `${name} is a serial port here: use the serial port instead`
        : `Another program is using ${name}`;
    return { reason: 'taken', message };
  }
  if (/stall/i.test(text)) return { reason: 'fault', message: `${name} refused what was sent` };
  return { reason: 'fault', message: `${name} failed: ${text}` };
}
