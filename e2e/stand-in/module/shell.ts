import { refuseMissing } from '../not-implemented.ts';
import { note } from '../note.ts';

/** Says what would have been opened, and opens nothing. */
export const shell = refuseMissing('shell', {
  async openExternal(url: string): Promise<void> {
    note(`shell.openExternal: ${url}`);
  },
  async openPath(place: string): Promise<string> {
    note(`shell.openPath: ${place}`);
    return '';
  },
  showItemInFolder(place: string): void {
    note(`shell.showItemInFolder: ${place}`);
  },
  beep(): void {
    note('shell.beep');
  },
});
