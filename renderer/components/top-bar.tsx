import type { Session } from '../../shared/staff.ts';
import type { TerminalStatus } from '../../shared/terminal.ts';
import type { Register } from '../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';
import { AttentionBadge } from './attention-badge.tsx';
import { GatewayChip } from './gateway-chip.tsx';
import { Press } from './press.tsx';
import { PrinterChip } from './printer-chip.tsx';
import { StandingChip } from './standing-chip.tsx';
import { TerminalChip } from './terminal-chip.tsx';

/** Whose till this is, and how its devices do. */
export function TopBar(props: {
  readonly register: Register;
  readonly session: Extract<Session, { type: 'open' }>;
  readonly terminals: readonly TerminalStatus[];
}) {
  const { t } = useWords();
  const { place, session } = useServices();
  const printer = useWindow((state) => state.printer);
  const { register, terminals } = props;
  const { staff, standing } = props.session;
  const who = t(`app.staff.${staff.role}`, { name: staff.name });
  return (
    <header className="top-bar">
      <p className="top-bar-store">
        <strong>{register.store.name}</strong>
        <Press
          className="who-key"
          label={t('app.switch', { name: who })}
          onPress={() => void session.lock()}
        >
          {who}
        </Press>
      </p>
      <div className="top-bar-chips">
        {standing && <StandingChip standing={standing} />}
        <AttentionBadge />
        {terminals.length === 0 && <span className="chip">{t('terminal.none')}</span>}
        {terminals.map((status) => (
          <TerminalChip key={status.terminal.id} status={status} />
        ))}
        <PrinterChip printer={printer} />
        <GatewayChip gateway={register.gateway} />
        <Press
          className="menu-key"
          shortcut="Control+K"
          onPress={() => place.open({ type: 'palette' })}
        >
          <span>{t('palette.open')}</span>
          <span className="cap" aria-hidden="true">
            {register.keys.palette}
          </span>
        </Press>
      </div>
    </header>
  );
}
