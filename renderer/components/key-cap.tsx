import { Press } from './press.tsx';

/** A key of the keyboard that can also be touched: the cap says which key, the label what it does. */
export function KeyCap(props: {
  readonly cap: string;
  readonly label: string;
  readonly onPress: () => void;
  readonly shortcut: string;
  readonly isPrimary?: boolean;
  readonly isUnavailable?: boolean;
}) {
  const { cap, label, onPress, shortcut, isPrimary = false, isUnavailable = false } = props;
  return (
    <Press
      className={isPrimary ? 'key-cap key-cap-primary' : 'key-cap'}
      onPress={onPress}
      isUnavailable={isUnavailable}
      shortcut={shortcut}
    >
      <span className="cap" aria-hidden="true">
        {cap}
      </span>
      <span>{label}</span>
    </Press>
  );
}
