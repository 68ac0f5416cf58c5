import { Press } from '../../components/press.tsx';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { wireState } from '../../store/wire-slice.ts';

/** Whose line is shown: each terminal's, or all of them; F goes to the next. */
export function WireTerminals() {
  const { t } = useWords();
  const { wire } = useServices();
  const terminals = useWindow((state) => state.terminals);
  const { terminalId } = useWindow(wireState);
  if (terminals.length < 2) return null;
  return (
    <fieldset className="story-filters" aria-label={t('wire.terminals')}>
      <Press
        className="button story-filter"
        isPressed={terminalId === null}
        onPress={() => wire.chooseTerminal(null)}
      >
        {t('wire.all')}
      </Press>
      {terminals.map(({ terminal: { id, name } }) => (
        <Press
          key={id}
          className="button story-filter"
          isPressed={terminalId === id}
          onPress={() => wire.chooseTerminal(id)}
        >
          {name}
        </Press>
      ))}
    </fieldset>
  );
}
