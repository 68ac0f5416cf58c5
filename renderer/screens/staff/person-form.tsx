import { Checkbox } from '@ariakit/react';
import { type FormEvent, useState } from 'react';
import { type Role, roles, type StaffMember } from '../../../shared/staff.ts';
import { isTold } from '../../store/session-asks.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { PinField } from '../lock/pin-field.tsx';
import { staffWords } from '../lock/pin-words.ts';

/** One person, or a new one: name, role, PIN. A PIN that is left empty stays as it is. */
export function PersonForm(props: {
  readonly person: StaffMember | null;
  readonly onDone: () => Promise<void>;
}) {
  const words = useWords();
  const { t } = words;
  const { session } = useServices();
  const { person, onDone } = props;
  const [name, setName] = useState(person?.name ?? '');
  const [role, setRole] = useState<Role>(person?.role ?? 'cashier');
  const [isActive, setActive] = useState(person?.isActive ?? true);
  const [pin, setPin] = useState('');
  const [remark, setRemark] = useState<string | null>(null);
  return (
    <form className="panel person-form" onSubmit={submit}>
      <h2>{person ? person.name : t('staff.new')}</h2>
      <label>
        {t('set_up.name')}
        <input
          className="field"
          name="name"
          value={name}
          maxLength={60}
          required
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label>
        {t('staff.role')}
        <select
          className="field"
          name="role"
          value={role}
          onChange={(event) => setRole(roles.find((each) => each === event.target.value) ?? role)}
        >
          {roles.map((each) => (
            <option key={each} value={each}>
              {t(`role.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <PinField
        name="pin"
        label={t(person?.hasPin ? 'staff.new_pin' : 'set_up.pin')}
        isRequired={!person}
        value={pin}
        onChange={setPin}
      />
      {person && (
        <div className="person-active">
          <Checkbox
            id="person-active"
            className="switch"
            checked={isActive}
            onChange={(event) => setActive(event.target.checked)}
          />
          <label htmlFor="person-active">{t('staff.works_here')}</label>
        </div>
      )}
      <p role="status">{remark}</p>
      <button type="submit" className="button button-primary">
        {t('staff.keep')}
      </button>
    </form>
  );

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setRemark(null);
    const told = person ? await keep(person) : await session.add({ name, role, pin });
    if (!isTold(told)) return setRemark(staffWords(told, words));
    if (!told.ok) return setRemark(staffWords(told.why, words));
    setPin('');
    if (!person) setName('');
    setRemark(t('settings.kept'));
    await onDone();
  }

  async function keep({ id }: StaffMember) {
    const told = await session.change({ id, name, role, isActive });
    if (!isTold(told) || !told.ok || pin === '') return told;
    return await session.setPin(id, pin);
  }
}
