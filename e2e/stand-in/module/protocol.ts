import { refuseMissing } from '../not-implemented.ts';
import { isAppReady } from './app.ts';

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;

const schemes = new Set<string>();
const handlers = new Map<string, ProtocolHandler>();

/** Schemes that travel in Chromium under another name. */
export const ownSchemes: ReadonlySet<string> = schemes;

export function protocolHandler(scheme: string): ProtocolHandler | undefined {
  return handlers.get(scheme);
}

/** Every scheme is standard and secure here, whatever privileges it was registered with. */
export const protocol = refuseMissing('protocol', {
  registerSchemesAsPrivileged(list: readonly { readonly scheme: string }[]): void {
    if (isAppReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    for (const { scheme } of list) schemes.add(scheme);
  },
  handle(scheme: string, handler: ProtocolHandler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    schemes.add(scheme);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});
