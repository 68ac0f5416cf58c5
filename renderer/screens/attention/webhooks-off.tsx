import { webhooksOff } from '../../store/webhooks-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';

/** Programs that the till has stopped telling by itself; nothing while there are none. */
export function WebhooksOff() {
  const { t, plural, count } = useWords();
  const { place } = useServices();
  const many = useWindow(webhooksOff);
  if (many === 0) return null;
  return (
    <div className="attention-webhooks" data-webhooks-off={many}>
      <p>{t(`attention.webhooks.${plural(many)}`, { count: count(many) })}</p>
      <button type="button" className="button" onClick={() => place.go('webhooks')}>
        {t('attention.webhooks.show')}
      </button>
    </div>
  );
}
