import type { ReactNode } from 'react';

/** One of a few words, with its name above. */
export function Choice(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <Labelled label={props.label}>
      <select
        className="field"
        value={props.value}
        onChange={({ target }) => props.onChange(target.value)}
      >
        {props.options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** A day of the calendar, or none. */
export function DayField(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}) {
  return (
    <Labelled label={props.label}>
      <input
        className="field"
        type="date"
        value={props.value ?? ''}
        onChange={({ target }) => props.onChange(target.value === '' ? undefined : target.value)}
      />
    </Labelled>
  );
}

function Labelled(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className="money-filter">
      <span>{props.label}</span>
      {props.children}
    </label>
  );
}
