import { useCallback, useEffect, useState } from 'react';
import type { WebhookDelivery } from '../../../shared/webhook.ts';
import { webhooksNews } from '../../store/webhooks-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { DeliveryDetails } from './delivery-details.tsx';
import { DeliveryList } from './delivery-list.tsx';

const page = 25;

/** What was sent to one endpoint, with one of it opened. */
export function Deliveries(props: {
  readonly endpointId: string;
  readonly onRemark: (remark: string | null) => void;
}) {
  const { t } = useWords();
  const { webhooks } = useServices();
  const news = useWindow(webhooksNews);
  const { endpointId, onRemark } = props;
  const [deliveries, setDeliveries] = useState<readonly WebhookDelivery[]>([]);
  const [hasOlder, setHasOlder] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const read = useCallback(
    async (before?: string) => {
      const query = { endpointId, count: page, ...(before === undefined ? {} : { before }) };
      const answer = await webhooks.deliveries(query);
      if (typeof answer === 'string') return;
      const { deliveries: told } = answer;
      setDeliveries((known) => merged(known, told));
      // The newest page says nothing about the end of what older pages have brought.
      setHasOlder((had) =>
        before === undefined ? had || told.length === page : told.length === page,
      );
    },
    [webhooks, endpointId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what it waits for.
  useEffect(() => void read(), [read, news]);
  const shown = deliveries.find(({ id }) => id === chosen) ?? deliveries[0];

  return (
    <section className="panel" aria-labelledby="deliveries">
      <h2 id="deliveries">{t('webhooks.deliveries')}</h2>
      {shown ? (
        <div className="deliveries">
          <DeliveryList
            deliveries={deliveries}
            chosen={shown.id}
            hasOlder={hasOlder}
            onChoose={setChosen}
            onOlder={() => void read(deliveries.at(-1)?.id)}
          />
          <DeliveryDetails key={shown.id} delivery={shown} onReplay={() => void replay(shown.id)} />
        </div>
      ) : (
        <p className="webhooks-none">{t('webhooks.nothing_sent')}</p>
      )}
    </section>
  );

  async function replay(id: string): Promise<void> {
    const answer = await webhooks.replay(id);
    if (typeof answer === 'string') return onRemark(t(`webhooks.why.${answer}`));
    if (answer.type === 'unknown') return onRemark(t('webhooks.why.unknown'));
    onRemark(t('webhooks.replayed'));
    setChosen(answer.delivery.id);
    await read();
  }
}

/** Newest first: ids are in the order in which they were made. */
function merged(
  known: readonly WebhookDelivery[],
  told: readonly WebhookDelivery[],
): readonly WebhookDelivery[] {
  const byId = new Map([...known, ...told].map((delivery) => [delivery.id, delivery]));
  return [...byId.values()].toSorted((one, other) => (one.id < other.id ? 1 : -1));
}
