import { readFile, stat } from 'node:fs/promises';
import { dialog } from 'electron';

/** Larger ones are no captures of a terminal's line. */
const mostBytes = 4 * 1024 * 1024;

/** The content of a file that the person chooses. */
export async function openFile(): Promise<Uint8Array | 'given_up' | 'cannot_read' | 'too_large'> {
  const { canceled, filePaths } = await dialog.showOpenDialog({ properties: ['openFile'] });
  const [path] = filePaths;
  if (canceled || path === undefined) return 'given_up';
  try {
    const { size } = await stat(path);
    return size > mostBytes ? 'too_large' : await readFile(path);
  } catch {
    return 'cannot_read';
  }
}
