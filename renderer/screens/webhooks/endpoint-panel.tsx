import { useState } from 'react';
import type { ShownEndpoint } from '../../../shared/webhook.ts';
import type { EndpointStep } from '../../store/webhook-asks.ts';
import { useWords } from '../../store/window-context.tsx';
import { MadeSecret } from './made-secret.tsx';
import { endpointWord, momentWords } from './webhook-words.ts';

export type EndpointAct = EndpointStep | 'change' | 'renew_secret' | 'test';

/** One endpoint: what it is told, and what can be done about it. */
export function EndpointPanel(props: {
  readonly endpoint: ShownEndpoint;
  readonly secret: string | null;
  readonly onSeen: () => void;
  readonly onAct: (act: EndpointAct) => void;
}) {
  const words = useWords();
  const { t } = words;
  const { endpoint, secret, onSeen, onAct } = props;
  const [sure, setSure] = useState<'remove' | 'renew_secret' | null>(null);
  const since = endpoint.pausedBecause ? endpoint.changedAt : endpoint.createdAt;
  const act = (name: EndpointAct) => {
    setSure(null);
    onAct(name);
  };
  return (
    <section className="panel endpoint-panel" aria-labelledby="endpoint-url">
      <h2 id="endpoint-url">{endpoint.url}</h2>
      {secret !== null && <MadeSecret secret={secret} onSeen={onSeen} />}
      <dl className="terminal-facts">
        <dt>{t(`webhooks.state.${endpointWord(endpoint)}`)}</dt>
        <dd>{t('webhooks.since', { at: momentWords(since, words) })}</dd>
        {endpoint.failingSince !== undefined && (
          <>
            <dt>{t('webhooks.failing_since')}</dt>
            <dd>{t('webhooks.since', { at: momentWords(endpoint.failingSince, words) })}</dd>
          </>
        )}
        <dt>{t('webhooks.told')}</dt>
        <dd>{endpoint.events.map((name) => t(`webhooks.event.${name}`)).join(', ')}</dd>
      </dl>
      {endpoint.pausedBecause && <p className="terminal-care">{t('webhooks.switched_off')}</p>}
      <div className="terminal-acts">
        <button type="button" className="button button-primary" onClick={() => act('test')}>
          {t('webhooks.test')}
        </button>
        {endpoint.state === 'paused' ? (
          <button type="button" className="button" onClick={() => act('resume')}>
            {t('webhooks.resume')}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => act('pause')}>
            {t('webhooks.pause')}
          </button>
        )}
        <button type="button" className="button" onClick={() => act('change')}>
          {t('webhooks.change')}
        </button>
        {(['renew_secret', 'remove'] as const).map((name) => (
          <button
            key={name}
            type="button"
            className="button"
            onClick={() => (sure === name ? act(name) : setSure(name))}
          >
            {t(sure === name ? `webhooks.${name}_sure` : `webhooks.${name}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
