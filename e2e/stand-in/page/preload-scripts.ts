import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import vm from 'node:vm';
import { decodeClone } from '../injected/decode-clone.ts';
import { encodeClone } from '../injected/encode-clone.ts';
import { createIpcRenderer } from '../injected/ipc-renderer.ts';
import { startPageWorld } from '../injected/page-world.ts';
import { type PreloadProcess, startPreloadWorld } from '../injected/preload-world.ts';
import { createWorldBridge } from '../injected/world-bridge.ts';
import { createWorldLink } from '../injected/world-link.ts';
import { executable } from '../launched-app.ts';
import { note } from '../note.ts';
import { receiveName, sendName } from './preload-channel.ts';

export interface PreloadSettings {
  /** The file; without one the preload world stays empty. */
  readonly preload: string | undefined;
  readonly additionalArguments: readonly string[];
}

/**
 * The text that each new document runs first: in the page's own world, where exposed things appear,
 * and in the world of the preload script, which the page cannot see.
 */
export function preloadScripts(settings: PreloadSettings): { page: string; preload: string } {
  // The page must not guess the name under which the worlds talk.
  const token = JSON.stringify(`stand-in-${randomUUID()}`);
  const process: PreloadProcess = {
    platform: globalThis.process.platform,
    arch: globalThis.process.arch,
    versions: { ...globalThis.process.versions },
    argv: [executable, ...settings.additionalArguments],
    env: {},
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  };
  const both = `token: ${token}, createWorldLink: ${createWorldLink},
    createWorldBridge: ${createWorldBridge}`;
  const parts = `{ ${both},
    process: ${JSON.stringify(process)},
    names: ${JSON.stringify({ send: sendName, receive: receiveName })},
    createIpcRenderer: ${createIpcRenderer},
    encodeClone: ${encodeClone},
    decodeClone: ${decodeClone},
  }`;
  const script = `function (${parameters}) {${readPreload(settings)}\n}`;
  return {
    page: `(${startPageWorld})({ ${both} });`,
    preload: `(${startPreloadWorld})(${parts}, ${script});`,
  };
}

const parameters = 'require, module, exports, process, global';

/** A script that does not even parse would take the whole preload world with it. */
function readPreload({ preload }: PreloadSettings): string {
  if (preload === undefined) return '';
  try {
    const text = fs.readFileSync(preload, 'utf8');
    new vm.Script(`(function (${parameters}) {${text}\n})`, { filename: preload });
    return text;
  } catch (fault) {
    note(`Unable to load preload script: ${preload}\n${String(fault)}`);
    return '';
  }
}
