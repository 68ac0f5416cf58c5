import type { KeyboardEvent } from 'react';
import type { Staff } from '../../../shared/staff.ts';
import { useWords } from '../../store/window-context.tsx';

/** Who it is: one tile for each person, the arrow keys walk. */
export function People(props: {
  readonly people: readonly Staff[];
  readonly chosen: string | undefined;
  /** In a demo shop: what opens for them. */
  readonly pins: Readonly<Record<string, string>>;
  readonly onChoose: (staffId: string) => void;
}) {
  const { t } = useWords();
  const { people, chosen, pins, onChoose } = props;
  return (
    <div className="people" role="radiogroup" aria-label={t('lock.people')} onKeyDown={walk}>
      {people.map(({ id, name, role }) => (
        // biome-ignore lint/a11y/useSemanticElements: a tile with a name, a role and a PIN, not a dot
        <button
          key={id}
          type="button"
          role="radio"
          className="person"
          data-person={name}
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

  function walk(event: KeyboardEvent<HTMLElement>): void {
    const here = people.findIndex(({ id }) => id === chosen);
    const step = steps[event.key];
    const next =
      step === undefined ? undefined : people[(here + step + people.length) % people.length];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    const tiles = event.currentTarget.querySelectorAll<HTMLElement>('.person');
    tiles[people.indexOf(next)]?.focus();
  }
}

const steps: Readonly<Record<string, 1 | -1>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};
