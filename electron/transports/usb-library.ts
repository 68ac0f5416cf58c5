import { TransportError } from './transport.ts';
import type { UsbEndpoint, UsbInterface } from './usb-descriptors-layout.ts';
import { readUsbTree, type UsbFacts } from './usb-tree.ts';

type Library = typeof import('usb');

/** The library's object for a device. Its getters open the device by themselves: leave them alone. */
export type UsbHandle = Awaited<ReturnType<Library['usb']['getDevices']>>[number];

export interface ConnectedUsb {
  readonly facts: UsbFacts;
  readonly handle: UsbHandle;
}

/**
 * Loaded when it is first needed: a computer without USB, or without the library's part for it, starts
 * as any other. Rejects with TransportError.
 */
export async function loadUsb(): Promise<Library> {
  return await import('usb').catch((error: unknown) => {
    const text = 'USB devices cannot be reached with this version on this computer';
    throw new TransportError('fault', text, { cause: error });
  });
}

/** Every USB device of this computer. Rejects with TransportError, also where there is no USB. */
export async function connectedUsb(): Promise<readonly ConnectedUsb[]> {
  const { usb } = await loadUsb();
  const handles = await usb.getDevices().catch((error: unknown) => {
    throw new TransportError('not_found', 'This computer has no USB', { cause: error });
  });
  if (process.platform !== 'linux') {
    return handles.map((handle) => ({ facts: numbersOf(handle), handle }));
  }
  const known = (await readUsbTree()) ?? [];
  return known.flatMap((facts) => {
    const handle = handles.find(
      ({ bus, address }) => Number(bus) === facts.bus && address === facts.address,
    );
    return handle ? [{ facts, handle }] : [];
  });
}

/** The interfaces of a device that has been opened, which is when every system knows them. */
export function interfacesOf({ facts, handle }: ConnectedUsb): readonly UsbInterface[] {
  if (facts.interfaces) return facts.interfaces;
  const configuration: LibraryConfiguration = handle.configuration;
  return configuration.interfaces.map(toInterface);
}

/**
 * To be asked only of devices that are alike but for this: Windows and macOS keep it, but of a device
 * that has none they do not, and the library then opens it.
 */
export function serialNumberOf({ facts, handle }: ConnectedUsb): string | null {
  return process.platform === 'linux' ? facts.serialNumber : handle.serialNumber;
}

/** Elsewhere a name that the system does not keep would be asked of the device. */
function numbersOf(handle: UsbHandle): UsbFacts {
  return {
    vendorId: handle.vendorId,
    productId: handle.productId,
    ...{ serialNumber: null, manufacturer: null, product: null },
    bus: Number.parseInt(handle.bus, 10) || 0,
    address: handle.address,
    interfaces: null,
  };
}

/** The library names these types after a browser's, which are not there in the main process. */
interface LibraryConfiguration {
  readonly interfaces: readonly {
    readonly interfaceNumber: number;
    readonly alternate: {
      readonly interfaceClass: number;
      readonly endpoints: readonly {
        readonly endpointNumber: number;
        readonly direction: 'in' | 'out';
        readonly type: 'bulk' | 'interrupt' | 'isochronous';
        readonly packetSize: number;
      }[];
    };
  }[];
}

type LibraryInterface = LibraryConfiguration['interfaces'][number];

function toInterface({ interfaceNumber, alternate }: LibraryInterface): UsbInterface {
  const endpoint = (direction: 'in' | 'out'): UsbEndpoint | null => {
    const found = alternate.endpoints.find(
      (one) => one.direction === direction && one.type === 'bulk',
    );
    return found ? { number: found.endpointNumber, packetSize: found.packetSize } : null;
  };
  return {
    number: interfaceNumber,
    classCode: alternate.interfaceClass,
    bulkIn: endpoint('in'),
    bulkOut: endpoint('out'),
    driver: null,
  };
}
