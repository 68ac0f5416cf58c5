import { refundsInDoubt } from '../store/money-slice.ts';
import { registerKeys } from '../store/register-slice.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';
import { Icon } from './icon.tsx';
import { Press } from './press.tsx';

/** How many payments and refunds nobody knows the end of, else that webhooks are off; else nothing. */
export function AttentionBadge() {
  const { t, plural, count } = useWords();
  const { place } = useServices();
  const keys = useWindow(registerKeys);
  const many = useWindow((state) => state.unresolved.length + refundsInDoubt(state).length);
  const off = useWindow((state) => state.webhooksOff);
  if (many === 0 && off === 0) return null;
  const words =
    many > 0
      ? t(`attention.badge.${plural(many)}`, { count: count(many) })
      : t('attention.webhooks.badge');
  return (
    <span className="attention-badge" data-attention={many} role="status">
      <Press className="menu-key" shortcut={keys.attention} onPress={() => place.go('attention')}>
        <Icon name="question" />
        <span>{words}</span>
        <span className="cap" aria-hidden="true">
          {keys.attention}
        </span>
      </Press>
    </span>
  );
}
