import type { KeyboardEvent } from 'react';

/** Arrow up and down, Home and End, among the lines of a story; from anywhere beside it to the first. */
export function walkLines(event: KeyboardEvent<HTMLElement>): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.story-row')];
  const here = rows.indexOf(document.activeElement as HTMLElement);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: here + 1,
    ArrowUp: Math.max(0, here - 1),
    Home: 0,
    End: rows.length - 1,
  };
  const target = rows[steps[event.key] ?? -1];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
