/** As a `ref`: the keyboard goes there as soon as it is drawn, where nobody has to look for it. */
export function focusAtOnce(element: HTMLElement | null): void {
  element?.focus();
}
