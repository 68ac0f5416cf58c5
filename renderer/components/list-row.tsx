import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { keepFocus } from './press.tsx';

/** A line of a long list: how something stands, and what tells it from others. */
export function ListRow(props: {
  /** Where it stands in the list, in pixels. */
  readonly top: number;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly look: { readonly icon: IconName; readonly tone: string };
  /** What the look says, in words. */
  readonly standing: string;
  /** What it is about, by name. */
  readonly marks: Readonly<Record<`data-${string}`, string | number | undefined>>;
  readonly children: ReactNode;
}) {
  const { top, isSelected, onSelect, look, standing, marks, children } = props;
  return (
    <div
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      className="order-row history-row"
      {...marks}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={keepFocus}
      onClick={onSelect}
      onKeyDown={({ key }) => key === 'Enter' && onSelect()}
    >
      <span className="order-status" data-tone={look.tone}>
        <Icon name={look.icon} />
        {standing}
      </span>
      {children}
    </div>
  );
}
