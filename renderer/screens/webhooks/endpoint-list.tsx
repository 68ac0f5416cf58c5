import type { WebhooksPage } from '../../../shared/ipc-webhooks.ts';
import { useWords } from '../../store/window-context.tsx';
import { endpointWord } from './webhook-words.ts';

/** Who is told. */
export function EndpointList(props: {
  readonly page: WebhooksPage;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onAdd: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const { page, chosen, onChoose, onAdd } = props;
  return (
    <section className="panel" aria-labelledby="webhooks-list">
      <h2 id="webhooks-list">{t('webhooks.endpoints')}</h2>
      {page.endpoints.length === 0 && <p className="webhooks-none">{t('webhooks.none')}</p>}
      <ul className="member-list">
        {page.endpoints.map((endpoint) => (
          <li key={endpoint.id}>
            <button
              type="button"
              className="member endpoint"
              data-endpoint={endpoint.id}
              data-state={endpointWord(endpoint)}
              aria-pressed={endpoint.id === chosen}
              onClick={() => onChoose(endpoint.id)}
            >
              <span className="endpoint-url">{endpoint.url}</span>
              <span className="person-role">
                {t(`webhooks.state.${endpointWord(endpoint)}`)}
                {endpoint.waiting > 0 &&
                  ` · ${t('webhooks.waiting', { count: words.count(endpoint.waiting) })}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {page.allowed.plain && <p className="terminal-care">{t('webhooks.allowed.plain')}</p>}
      {page.allowed.ownNetwork && (
        <p className="terminal-care">{t('webhooks.allowed.own_network')}</p>
      )}
      {page.obstacle ? (
        <p className="terminal-care">{t(`webhooks.why.${page.obstacle}`)}</p>
      ) : (
        <button type="button" className="button button-primary" onClick={onAdd}>
          {t('webhooks.add')}
        </button>
      )}
    </section>
  );
}
