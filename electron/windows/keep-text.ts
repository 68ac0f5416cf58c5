import { writeFile } from 'node:fs/promises';
import { dialog } from 'electron';

/**
 * A text in a file, kept where the person says; `name` proposes what it is called, and its ending says
 * what it is.
 */
export async function keepText(
  text: string,
  name: string,
): Promise<'kept' | 'given_up' | 'cannot_write'> {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: name,
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  });
  if (canceled || !filePath) return 'given_up';
  try {
    await writeFile(filePath, text);
    return 'kept';
  } catch {
    return 'cannot_write';
  }
}
