import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Which shop the windows open, and where it keeps its books. */
export interface OpenedShop {
  readonly folder: string;
  readonly demo: boolean;
}

/**
 * The demo shop until somebody has opened their own, which has a folder of its own inside: nothing of
 * the demo gets into its books, and the demo can still be had with `--demo`. Who pairs a terminal on the
 * command line means a real shop in exactly the folder that was named.
 */
export function shopFolder(
  folder: string,
  { demo, pair }: { readonly demo: boolean; readonly pair: object | null },
): OpenedShop {
  if (demo) return { folder, demo: true };
  if (pair) return { folder, demo: false };
  const own = ownFolder(folder);
  return existsSync(own) ? { folder: own, demo: false } : { folder, demo: true };
}

/** From the next start on the windows open this shop. Does nothing when there is one. */
export function makeOwnShop(folder: string): void {
  mkdirSync(ownFolder(folder), { recursive: true, mode: 0o700 });
}

function ownFolder(folder: string): string {
  return path.join(folder, 'shop');
}
