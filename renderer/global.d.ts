import type { GallaBridge } from '../shared/ipc.ts';

declare global {
  interface Window {
    /** Put there by the preload script; nothing else of Electron or Node is in reach. */
    readonly galla: GallaBridge;
  }
}
