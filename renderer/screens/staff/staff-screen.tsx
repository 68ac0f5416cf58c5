import { useCallback, useEffect, useRef, useState } from 'react';
import type { StaffMember } from '../../../shared/staff.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { PersonForm } from './person-form.tsx';

/** Who works here: roles, PINs, and who no longer does. */
export function StaffScreen() {
  const { t } = useWords();
  const { place, session } = useServices();
  const [members, setMembers] = useState<readonly StaffMember[]>([]);
  const [chosen, setChosen] = useState<string | null>(null);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  const refresh = useCallback(async () => setMembers(await session.members()), [session]);
  useEffect(() => void refresh(), [refresh]);
  useKeys(({ type }) => (type === 'escape' ? place.go('sell') : 'unused'));
  const person = members.find(({ id }) => id === chosen) ?? null;

  return (
    <main
      className="page"
      data-screen="staff"
      aria-label={t('staff.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head">
        <h1>{t('staff.title')}</h1>
        <PageNotice />
        <KeyCap
          cap={t('key.escape')}
          label={t('act.back')}
          shortcut="Escape"
          onPress={() => place.go('sell')}
        />
      </header>
      <div className="page-body staff">
        <section className="panel" aria-labelledby="staff-people">
          <h2 id="staff-people">{t('staff.people')}</h2>
          <ul className="member-list">
            {members.map(({ id, name, role, isActive = true, hasPin }) => (
              <li key={id}>
                <button
                  type="button"
                  className="member"
                  data-person={name}
                  aria-pressed={id === chosen}
                  onClick={() => setChosen(id)}
                >
                  <span className="person-name">{name}</span>
                  <span className="person-role">
                    {isActive ? t(`role.${role}`) : t('staff.left')}
                    {isActive && !hasPin && ` · ${t('staff.no_pin')}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <button type="button" className="button" onClick={() => setChosen(null)}>
            {t('staff.add')}
          </button>
        </section>
        <PersonForm key={person?.id ?? 'new'} person={person} onDone={refresh} />
      </div>
    </main>
  );
}
