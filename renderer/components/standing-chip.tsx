import type { StandingApproval } from '../../shared/staff.ts';
import { formatSeconds } from '../screens/pay/countdown.ts';
import { useServices, useWords } from '../store/window-context.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';
import { useNow } from './use-now.ts';

/** What somebody lets through without asking again, for how long, and the way to end it now. */
export function StandingChip(props: { readonly standing: StandingApproval }) {
  const { t } = useWords();
  const { session } = useServices();
  const { by, capabilities, until } = props.standing;
  // Down, not up: nobody should read more time than there is.
  const time = formatSeconds(Math.max(0, Math.floor((until - useNow()) / 1_000)));
  const steps = capabilities.map((each) => t(`capability.${each}`)).join(' · ');
  return (
    <span className="chip standing-chip" data-chip="standing">
      <Icon name="check" />
      <span>{t('standing.lets', { name: by.name, steps, time })}</span>
      <Press
        className="standing-end"
        label={t('standing.end')}
        onPress={() => void session.endApproval()}
      >
        <Icon name="cross" />
      </Press>
    </span>
  );
}
