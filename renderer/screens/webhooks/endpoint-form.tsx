import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  type WantedEndpoint,
  type WebhookEventName,
  webhookEventNames,
} from '../../../shared/webhook.ts';
import { LabelledField } from '../../components/labelled-field.tsx';
import type { WebhookProblem } from '../../store/webhook-asks.ts';
import { useWords } from '../../store/window-context.tsx';

/** Where events go, and which: a new endpoint, or another one for what there is. */
export function EndpointForm(props: {
  readonly title: string;
  readonly start: WantedEndpoint;
  readonly keepLabel: string;
  /** Gives back why it was not kept. */
  readonly onKeep: (wanted: WantedEndpoint) => Promise<WebhookProblem | null>;
  readonly onLeave: () => void;
}) {
  const { t } = useWords();
  const { title, start, keepLabel, onKeep, onLeave } = props;
  const [url, setUrl] = useState(start.url);
  const [events, setEvents] = useState(start.events);
  const [problem, setProblem] = useState<WebhookProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  return (
    <section className="panel" aria-labelledby="endpoint-form">
      <h2 id="endpoint-form">{title}</h2>
      <form className="endpoint-form" ref={form} onSubmit={(event) => void keep(event)}>
        <LabelledField
          label={t('webhooks.url')}
          name="url"
          value={url}
          maxLength={500}
          problem={problem && t(`webhooks.why.${problem}`)}
          onChange={setUrl}
        />
        <p className="webhooks-hint">{t('webhooks.url_hint')}</p>
        <fieldset className="endpoint-events">
          <legend>{t('webhooks.events')}</legend>
          {webhookEventNames.map((name) => (
            <label key={name}>
              <input
                type="checkbox"
                name={name}
                checked={events.includes(name)}
                onChange={(event) => choose(name, event.target.checked)}
              />
              <span>{t(`webhooks.event.${name}`)}</span>
              <code>{name}</code>
            </label>
          ))}
        </fieldset>
        <p className="terminal-acts">
          <button
            type="submit"
            className="button button-primary"
            disabled={isBusy || events.length === 0}
          >
            {keepLabel}
          </button>
          <button type="button" className="button" onClick={onLeave}>
            {t('webhooks.leave')}
          </button>
        </p>
      </form>
    </section>
  );

  function choose(name: WebhookEventName, isChosen: boolean): void {
    setEvents(
      webhookEventNames.filter((each) => (each === name ? isChosen : events.includes(each))),
    );
  }

  async function keep(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (url.trim() === '') return setProblem('not_an_address');
    setBusy(true);
    setProblem(await onKeep({ url: url.trim(), events }));
    setBusy(false);
  }
}
