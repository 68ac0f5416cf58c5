import { useEffect, useState } from 'react';
import type { WebhookDelivery } from '../../../shared/webhook.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { deliveryWord, momentWords, tryWords } from './webhook-words.ts';

/** One delivery: every try with its answer, and the text that is sent. */
export function DeliveryDetails(props: {
  readonly delivery: WebhookDelivery;
  readonly onReplay: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const { webhooks } = useServices();
  const { delivery, onReplay } = props;
  const { id, tries, subject, eventId } = delivery;
  const [body, setBody] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void webhooks.body(id).then((text) => isShown && setBody(text));
    return () => {
      isShown = false;
    };
  }, [webhooks, id]);
  const word = deliveryWord(delivery);
  return (
    <section className="delivery-details" aria-labelledby="delivery" data-details={id}>
      <h3 id="delivery">{t(`webhooks.delivery.${word}`)}</h3>
      <dl className="terminal-facts">
        <dt>{t('webhooks.fact.about')}</dt>
        <dd>
          <code>{subject}</code>
        </dd>
        <dt>{t('webhooks.fact.event_id')}</dt>
        <dd>
          <code>{eventId}</code>
        </dd>
        {word === 'trying' && (
          <>
            <dt>{t('webhooks.fact.next')}</dt>
            <dd>{momentWords(delivery.nextAt, words)}</dd>
          </>
        )}
      </dl>
      <h4>{t('webhooks.tries', { count: words.count(tries.length) })}</h4>
      <ol className="delivery-tries">
        {tries.map((each, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tries are only ever added.
          <li key={place}>
            <span>
              {momentWords(each.at, words)}: {tryWords(each, words)}
            </span>
            {each.outcome.type === 'answered' && each.outcome.body !== '' && (
              <code>{each.outcome.body}</code>
            )}
          </li>
        ))}
      </ol>
      <button type="button" className="button button-primary" onClick={onReplay}>
        {t('webhooks.replay')}
      </button>
      <h4 id="delivery-body">{t('webhooks.body')}</h4>
      <section className="snippet" aria-labelledby="delivery-body">
        <pre>{body && indented(body)}</pre>
      </section>
    </section>
  );
}

/** For eyes; what is sent, and signed, is the text as it is kept. */
function indented(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2);
}
