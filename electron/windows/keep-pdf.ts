import { writeFile } from 'node:fs/promises';
import { BrowserWindow, dialog } from 'electron';

/**
 * A page as a PDF, kept where the person says. The page is drawn in a window of its own that nobody sees
 * and that can reach nothing.
 */
export async function keepPdf(
  page: string,
  name: string,
): Promise<'kept' | 'given_up' | 'cannot_write'> {
  const { canceled, filePath } = await dialog.showSaveDialog({
    defaultPath: name,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || !filePath) return 'given_up';
  const bytes = await makePdf(page);
  try {
    await writeFile(filePath, bytes);
    return 'kept';
  } catch {
    return 'cannot_write';
  }
}

/** Receipts are as wide as their paper and as long as they need on a page of A4's length. */
export async function makePdf(page: string): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true, javascript: false },
  });
  try {
    await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
    return await window.webContents.printToPDF({ pageSize: 'A4', printBackground: true });
  } finally {
    window.destroy();
  }
}
