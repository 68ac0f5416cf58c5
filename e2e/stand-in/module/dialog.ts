import type { MessageBoxOptions, MessageBoxReturnValue } from 'electron';
import { refuseMissing } from '../not-implemented.ts';
import { note } from '../note.ts';

/** Nobody is there to answer: every dialog is cancelled at once. Specs replace these functions. */
export const dialog = refuseMissing('dialog', {
  async showOpenDialog() {
    note('dialog.showOpenDialog: cancelled');
    return { canceled: true, filePaths: [] };
  },
  async showSaveDialog() {
    note('dialog.showSaveDialog: cancelled');
    return { canceled: true, filePath: '' };
  },
  /** With or without a window before the options. */
  async showMessageBox(...words: readonly unknown[]): Promise<MessageBoxReturnValue> {
    const options = words.at(-1) as MessageBoxOptions;
    note(`dialog.showMessageBox: ${options.message}`);
    return { response: options.cancelId ?? 0, checkboxChecked: false };
  },
  showErrorBox(title: string, content: string): void {
    note(`dialog.showErrorBox: ${title}: ${content}`);
  },
});
