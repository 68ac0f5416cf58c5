import type { TerminalStatus } from '../../shared/terminal.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';

/** In words what is wrong with the till or a terminal; nothing while all is well. */
export function TroubleStrip() {
  const { t } = useWords();
  const { load } = useServices();
  const contact = useWindow((state) => state.contact);
  const terminals = useWindow((state) => state.terminals);
  if (contact === 'lost') {
    return (
      <div className="trouble" data-tone="doubt" role="alert" data-trouble="contact">
        <Icon name="alert" />
        <span>{t('contact.lost')}</span>
        <Press className="trouble-key" onPress={() => void load()}>
          {t('contact.again')}
        </Press>
      </div>
    );
  }
  const absent = terminals.flatMap(reasonOfAbsence);
  if (absent.length === 0) return null;
  return (
    <div className="trouble" data-tone="bad" role="status" data-trouble="terminal">
      <Icon name="unplugged" />
      <span>{absent.map((values) => t('terminal.trouble', values)).join(' ')}</span>
    </div>
  );
}

function reasonOfAbsence({ terminal, connection }: TerminalStatus) {
  return connection.type === 'absent' ? [{ name: terminal.name, reason: connection.reason }] : [];
}
