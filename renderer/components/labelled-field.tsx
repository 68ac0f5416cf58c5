import { useId } from 'react';

/** A text field with its name above and, where something is wrong with what it holds, that below. */
export function LabelledField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly name: string;
  readonly maxLength: number;
  readonly problem?: string | null;
  /** Which keys a touch keyboard offers. */
  readonly mode?: 'text' | 'decimal' | 'tel' | 'email';
  /** What else has been written here before. */
  readonly suggestions?: readonly string[];
  /** Nobody beside the person is to read it. */
  readonly isSecret?: boolean;
  /** The first thing to fill in of a dialog. */
  readonly isFirst?: boolean;
}) {
  const { label, value, onChange, name, maxLength, problem, mode = 'text', isFirst } = props;
  const { suggestions, isSecret = false } = props;
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      <input
        className="field"
        id={id}
        type={isSecret ? 'password' : 'text'}
        name={name}
        value={value}
        maxLength={maxLength}
        inputMode={mode}
        list={suggestions && `${id}-list`}
        autoComplete={isSecret ? 'new-password' : 'off'}
        spellCheck={false}
        // Where a dialog puts the keyboard when it opens (Ariakit).
        data-autofocus={isFirst ? true : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {problem && (
        <p className="labelled-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
