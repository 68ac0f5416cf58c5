import type { decodeClone } from './decode-clone.ts';
import type { encodeClone } from './encode-clone.ts';
import type { createIpcRenderer } from './ipc-renderer.ts';
import type { PageWorldParts } from './page-world.ts';

/** What a sandboxed preload script sees as `process`. */
export interface PreloadProcess {
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly type: 'renderer';
  readonly sandboxed: true;
  readonly contextIsolated: true;
}

export interface PreloadWorldParts extends PageWorldParts {
  readonly process: PreloadProcess;
  /** Global names: a function to the main process, and the one through which it answers. */
  readonly names: { readonly send: string; readonly receive: string };
  readonly createIpcRenderer: typeof createIpcRenderer;
  readonly encodeClone: typeof encodeClone;
  readonly decodeClone: typeof decodeClone;
}

type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
  process: PreloadProcess,
  global: typeof globalThis,
) => void;

/**
 * Runs the preload script in a world of its own, with what Electron gives a sandboxed one. Runs in the
 * page through its text: it uses nothing from outside itself.
 */
export function startPreloadWorld(parts: PreloadWorldParts, preload: Preload): void {
  if (window !== window.top) return;
  const { names, encodeClone, decodeClone } = parts;
  const link = parts.createWorldLink(parts.token, 'preload');
  const { pack } = parts.createWorldBridge(link);
  const send: (text: string) => void = Reflect.get(globalThis, names.send);
  const { ipcRenderer, receive } = parts.createIpcRenderer({
    tell: (message) => send(JSON.stringify(message)),
    encodeClone,
    decodeClone,
  });
  Object.defineProperty(globalThis, names.receive, {
    value: (text: string) => receive(JSON.parse(text)),
  });

  /** Names that bundlers ask of any module. */
  const quiet = ['__esModule', 'default', 'then'];
  const refuseMissing = <Thing extends object>(name: string, thing: Thing): Thing =>
    new Proxy(thing, {
      get(target, key) {
        if (key in target || typeof key === 'symbol' || quiet.includes(key)) {
          return Reflect.get(target, key);
        }
        throw new Error(`stand-in: ${name}${key} is not implemented`);
      },
    });

  const contextBridge = refuseMissing('contextBridge.', {
    exposeInMainWorld(key: string, api: unknown): void {
      const result = link.tell('expose', { key, packed: pack(api) });
      if (result === 'exposed') return;
      if (result === 'taken') {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      throw new Error('An object could not be cloned.');
    },
  });
  const electron = refuseMissing('', {
    contextBridge,
    ipcRenderer: refuseMissing('ipcRenderer.', ipcRenderer),
  });
  const require = (name: string): unknown => {
    if (/^electron(\/(renderer|common))?$/.test(name)) return electron;
    throw new Error(`module not found: ${name}`);
  };

  const module = { exports: {} };
  try {
    preload(require, module, module.exports, parts.process, globalThis);
  } catch (fault) {
    const message = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    send(JSON.stringify({ type: 'failed', message }));
  }
}
