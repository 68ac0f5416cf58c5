import { refuseMissing } from '../not-implemented.ts';

let content = '';

/** The app's own: neither the desktop nor a page shares it. */
export const clipboard = refuseMissing('clipboard', {
  readText: (): string => content,
  writeText(text: string): void {
    content = text;
  },
  clear(): void {
    content = '';
  },
});
