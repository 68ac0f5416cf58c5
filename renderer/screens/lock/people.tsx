import { useEffect, useEffectEvent, useRef } from 'react';
import type { Staff } from '../../../shared/staff.ts';
import { useWords } from '../../store/window-context.tsx';

/**
 * Who it is: one tile for each person. The arrow keys walk wherever the keyboard is, since typing a PIN
 * takes it away from the tiles.
 */
export function People(props: {
  readonly people: readonly Staff[];
  readonly chosen: string | undefined;
  /** In a demo shop: what opens for them. */
  readonly pins: Readonly<Record<string, string>>;
  readonly onChoose: (staffId: string) => void;
}) {
  const { t } = useWords();
  const { people, chosen, pins, onChoose } = props;
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => tileIn(group.current, '[aria-checked="true"]')?.focus(), []);
  const walk = useEffectEvent((event: KeyboardEvent) => {
    const step = steps[event.key];
    const here = people.findIndex(({ id }) => id === chosen);
    const next =
      step === undefined ? undefined : people[(here + step + people.length) % people.length];
    if (!next || event.defaultPrevented) return;
    event.preventDefault();
    onChoose(next.id);
    tileIn(group.current, `[data-id="${next.id}"]`)?.focus();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => walk(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);

  return (
    <div className="people" role="radiogroup" aria-label={t('lock.people')} ref={group}>
      {people.map(({ id, name, role }) => (
        // biome-ignore lint/a11y/useSemanticElements: a tile with a name, a role and a PIN, not a dot
        <button
          key={id}
          type="button"
          role="radio"
          className="person"
          data-person={name}
          data-id={id}
          aria-checked={id === chosen}
          tabIndex={id === chosen ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          <span className="person-name">{name}</span>
          <span className="person-role">{t(`role.${role}`)}</span>
          {pins[id] !== undefined && (
            <span className="person-pin">{t('lock.demo_pin', { pin: pins[id] })}</span>
          )}
        </button>
      ))}
    </div>
  );
}

function tileIn(group: HTMLElement | null, which: string): HTMLElement | null {
  return group?.querySelector<HTMLElement>(`.person${which}`) ?? null;
}

const steps: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};
