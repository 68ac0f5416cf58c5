import { electronEmitter, refuseMissing } from '../not-implemented.ts';
import { protocol } from './protocol.ts';
import { webRequest } from './web-request.ts';

export interface PermissionHandlers {
  request:
    | ((
        contents: object,
        permission: string,
        answer: (granted: boolean) => void,
        details: object,
      ) => void)
    | null;
  check:
    | ((contents: object | null, permission: string, origin: string, details: object) => boolean)
    | null;
}

const handlers: PermissionHandlers = { request: null, check: null };
export const permissionHandlers: Readonly<PermissionHandlers> = handlers;

class Session extends electronEmitter('session') {
  readonly protocol = protocol;
  readonly webRequest = webRequest;

  setPermissionRequestHandler(handler: PermissionHandlers['request']): void {
    handlers.request = handler;
  }
  setPermissionCheckHandler(handler: PermissionHandlers['check']): void {
    handlers.check = handler;
  }
  setDevicePermissionHandler(): void {
    // No page is ever offered a device here.
  }
  setSpellCheckerEnabled(): void {
    // There is none.
  }
}

export const defaultSession = new Session();
export const session = refuseMissing('session', { defaultSession });
