import { commands } from '../../shared/commands.ts';
import { Dialog } from '../components/dialog.tsx';
import { registerKeys } from '../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';

/** Every key and what it does here, as this shop has set them. */
export function HelpDialog() {
  const { t } = useWords();
  const { place } = useServices();
  const keys = useWindow(registerKeys);
  return (
    <Dialog name="help" title={t('help.title')} onClose={place.closeDialog} isWide>
      <dl className="key-list">
        {commands.map((command) => (
          <div key={command}>
            <dt>
              <kbd className="cap">{keys[command]}</kbd>
            </dt>
            <dd>{t(`command.${command}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
