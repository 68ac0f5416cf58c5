import { Checkbox } from '@ariakit/react';
import { useId, useState } from 'react';
import { assertNever } from '../../../shared/assert-never.ts';
import type { Settings } from '../../../shared/settings.ts';
import { useWords } from '../../store/window-context.tsx';
import { optionText } from './option-text.ts';
import type { FieldName, SettingsField } from './settings-fields.ts';

/** One setting: what it means in a sentence, and the control to set it with. */
export function SettingControl(props: {
  readonly field: SettingsField;
  readonly value: Settings[FieldName];
  readonly onChange: (value: Settings[FieldName]) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const { field } = props;
  return (
    <div className="setting" data-setting={field.name}>
      <label htmlFor={id}>{t(`setting.${field.name}`)}</label>
      <Control {...props} id={id} />
      <p id={`${id}-help`} className="setting-help">
        {t(`setting.${field.name}.help`)}
      </p>
    </div>
  );
}

function Control(props: {
  readonly id: string;
  readonly field: SettingsField;
  readonly value: Settings[FieldName];
  readonly onChange: (value: Settings[FieldName]) => void;
}) {
  const words = useWords();
  const { id, field, value, onChange } = props;
  const describedBy = `${id}-help`;
  switch (field.control.type) {
    case 'switch':
      return (
        <Checkbox
          id={id}
          className="switch"
          checked={value === true}
          aria-describedby={describedBy}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case 'choice':
      return (
        <select
          id={id}
          className="field"
          value={String(value)}
          aria-describedby={describedBy}
          onChange={(event) => {
            const chosen = choices(field).find((each) => String(each) === event.target.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {choices(field).map((each) => (
            <option key={String(each)} value={String(each)}>
              {optionText(field.name, each, words)}
            </option>
          ))}
        </select>
      );
    case 'text': {
      const { longest, empty } = field.control;
      const text = value === null ? '' : String(value);
      return (
        <TypedControl
          key={text}
          id={id}
          longest={longest}
          value={text}
          mayBeEmpty={empty !== undefined}
          onChange={(typed) => onChange(typed === '' && empty !== undefined ? empty : typed)}
        />
      );
    }
    case 'number':
      return (
        <TypedControl
          key={String(value)}
          id={id}
          longest={String(field.control.most).length}
          value={String(value)}
          isNumber
          onChange={(text) => onChange(Number(text))}
        />
      );
    default:
      return assertNever(field.control);
  }
}

function choices({ control }: SettingsField): readonly Settings[FieldName][] {
  return control.type === 'choice' ? control.values : [];
}

/** Kept when it is left or Enter is pressed, not with every letter; Esc takes the old text back. */
function TypedControl(props: {
  readonly id: string;
  readonly longest: number;
  readonly value: string;
  readonly isNumber?: boolean;
  readonly mayBeEmpty?: boolean;
  readonly onChange: (value: string) => void;
}) {
  const { id, longest, value, isNumber = false, mayBeEmpty = false, onChange } = props;
  const [typed, setTyped] = useState(value);
  return (
    <input
      id={id}
      className="field"
      value={typed}
      maxLength={longest}
      inputMode={isNumber ? 'numeric' : 'text'}
      aria-describedby={`${id}-help`}
      onChange={(event) => setTyped(isNumber ? digitsIn(event.target.value) : event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
        if (event.key !== 'Escape' || typed === value) return;
        event.preventDefault();
        setTyped(value);
      }}
    />
  );

  function keep(): void {
    const text = typed.trim();
    if ((mayBeEmpty || text !== '') && text !== value) onChange(text);
    else setTyped(value);
  }
}

function digitsIn(text: string): string {
  return text.replace(/\D/g, '');
}
