import type { TerminalStatus } from '../../shared/terminal.ts';
import { useWords } from '../store/window-context.tsx';
import { Chip } from './chip.tsx';

/** A terminal and how its line is doing, in a word. */
export function TerminalChip(props: { readonly status: TerminalStatus }) {
  const { t } = useWords();
  const { terminal, connection } = props.status;
  return (
    <Chip
      look={looks[connection.type]}
      name={terminal.name}
      word={t(`terminal.${connection.type}`)}
      kind="terminal"
      state={connection.type}
    />
  );
}

const looks = {
  ready: { icon: 'check', tone: 'good' },
  connecting: { icon: 'wait', tone: 'running' },
  absent: { icon: 'unplugged', tone: 'bad' },
} as const;
