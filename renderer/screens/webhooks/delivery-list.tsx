import type { WebhookDelivery } from '../../../shared/webhook.ts';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../store/window-context.tsx';
import { deliveryIcons, deliveryWord, momentWords } from './webhook-words.ts';

/** What was sent, or is to be, newest first. */
export function DeliveryList(props: {
  readonly deliveries: readonly WebhookDelivery[];
  readonly chosen: string | null;
  readonly hasOlder: boolean;
  readonly onChoose: (id: string) => void;
  readonly onOlder: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const { deliveries, chosen, hasOlder, onChoose, onOlder } = props;
  return (
    <div className="deliveries-list">
      <ul className="member-list">
        {deliveries.map((delivery) => {
          const word = deliveryWord(delivery);
          return (
            <li key={delivery.id}>
              <button
                type="button"
                className="member delivery"
                data-delivery={delivery.id}
                data-event={delivery.event}
                data-kind={delivery.kind}
                data-state={word}
                aria-pressed={delivery.id === chosen}
                onClick={() => onChoose(delivery.id)}
              >
                <span className="delivery-event">
                  {t(`webhooks.event.${delivery.event}`)}
                  {delivery.kind !== 'event' && ` (${t(`webhooks.kind.${delivery.kind}`)})`}
                </span>
                <span className="delivery-state">
                  <Icon name={deliveryIcons[word]} />
                  {t(`webhooks.delivery.${word}`)}
                </span>
                <span className="person-role">{momentWords(delivery.createdAt, words)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {hasOlder && (
        <button type="button" className="button" onClick={onOlder}>
          {t('webhooks.older')}
        </button>
      )}
    </div>
  );
}
