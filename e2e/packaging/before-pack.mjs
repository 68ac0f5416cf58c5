// @ts-check
import { buildWhenStale } from '../tools/build.ts';

/** electron-builder calls this first, so that what it packs is what the sources say. */
export function beforePack() {
  buildWhenStale();
}
