import { toAsciiDigits } from '../../../shared/ascii-digits.ts';

/** Digits alone, in any script, hidden as they are typed. */
export function PinField(props: {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly isRequired?: boolean;
  /** Whether the keyboard begins here. */
  readonly isFirst?: boolean;
  readonly onChange: (pin: string) => void;
}) {
  const { name, label, value, isRequired = true, isFirst = false, onChange } = props;
  return (
    <label>
      {label}
      <input
        className="field"
        name={name}
        type="password"
        inputMode="numeric"
        autoComplete="off"
        data-autofocus={isFirst || undefined}
        maxLength={8}
        required={isRequired}
        value={value}
        onChange={({ target }) => onChange(toAsciiDigits(target.value).replace(/[^0-9]/g, ''))}
      />
    </label>
  );
}
