import type { ReactNode } from 'react';

/**
 * A button that leaves the keyboard where it was when it is pressed with a finger or a mouse: the next
 * Enter is for the sale, not for the last thing that was touched. `isUnavailable` keeps it pressable,
 * so that it can say why.
 */
export function Press(props: {
  readonly onPress: () => void;
  readonly className: string;
  readonly children: ReactNode;
  readonly label?: string;
  readonly isUnavailable?: boolean;
  /** The key that does the same, as aria-keyshortcuts names it. */
  readonly shortcut?: string;
  /** For a button that is one of several states: whether it is the present one. */
  readonly isPressed?: boolean;
}) {
  const { onPress, className, children, label, isUnavailable, isPressed, shortcut } = props;
  return (
    <button
      type="button"
      className={className}
      aria-label={label}
      aria-disabled={isUnavailable || undefined}
      aria-pressed={isPressed}
      aria-keyshortcuts={shortcut}
      onMouseDown={keepFocus}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

/** For `onMouseDown`. */
export function keepFocus(event: { preventDefault(): void }): void {
  event.preventDefault();
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
