import { useCallback, useEffect, useRef, useState } from 'react';
import type { WebhooksPage } from '../../../shared/ipc-webhooks.ts';
import { type WantedEndpoint, webhookEventNames } from '../../../shared/webhook.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { PageNotice } from '../../components/page-notice.tsx';
import { useKeys } from '../../components/use-keys.ts';
import type { WebhookProblem } from '../../store/webhook-asks.ts';
import { webhooksNews } from '../../store/webhooks-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { Deliveries } from './deliveries.tsx';
import { EndpointForm } from './endpoint-form.tsx';
import { EndpointList } from './endpoint-list.tsx';
import { type EndpointAct, EndpointPanel } from './endpoint-panel.tsx';

type Task = 'show' | 'make' | 'change';

const everything: WantedEndpoint = { url: '', events: webhookEventNames };

/** Programs elsewhere that are told what happens here, and whether it has reached them. */
export function WebhooksScreen() {
  const { t } = useWords();
  const { place, webhooks } = useServices();
  const news = useWindow(webhooksNews);
  const [page, setPage] = useState<WebhooksPage | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [task, setTask] = useState<Task>('show');
  const [made, setMade] = useState<{ readonly id: string; readonly secret: string } | null>(null);
  const [remark, setRemark] = useState<string | null>(null);
  const screen = useRef<HTMLElement>(null);
  useEffect(() => screen.current?.focus({ preventScroll: true }), []);
  const refresh = useCallback(async () => {
    const told = await webhooks.page();
    if (typeof told !== 'string') return setPage(told);
    if (told === 'not_allowed') place.go('sell');
    setRemark(t(`webhooks.why.${told}`));
  }, [webhooks, place, t]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: news is what it waits for.
  useEffect(() => void refresh(), [refresh, news]);
  useKeys(({ type }) => (type === 'escape' ? back() : 'unused'));
  const shown = page?.endpoints.find(({ id }) => id === chosen) ?? page?.endpoints[0];

  return (
    <main
      className="page"
      data-screen="webhooks"
      aria-label={t('webhooks.title')}
      ref={screen}
      tabIndex={-1}
    >
      <header className="page-head">
        <h1>{t('webhooks.title')}</h1>
        <p role="status" className="page-remark">
          {remark}
        </p>
        <PageNotice />
        <KeyCap cap={t('key.escape')} label={t('act.back')} shortcut="Escape" onPress={back} />
      </header>
      {page && (
        <div className="page-body webhooks">
          <EndpointList
            page={page}
            chosen={task === 'make' ? undefined : shown?.id}
            onChoose={(id) => go('show', id)}
            onAdd={() => go('make')}
          />
          <div className="webhooks-right">
            {task === 'make' && (
              <EndpointForm
                title={t('webhooks.add')}
                start={everything}
                keepLabel={t('webhooks.make')}
                onKeep={make}
                onLeave={() => go('show')}
              />
            )}
            {shown && task === 'change' && (
              <EndpointForm
                key={shown.id}
                title={shown.url}
                start={shown}
                keepLabel={t('webhooks.keep')}
                onKeep={(wanted) => change(shown.id, wanted)}
                onLeave={() => go('show')}
              />
            )}
            {shown && task === 'show' && (
              <>
                <EndpointPanel
                  key={shown.id}
                  endpoint={shown}
                  secret={made?.id === shown.id ? made.secret : null}
                  onSeen={() => setMade(null)}
                  onAct={(act) => void perform(shown.id, act)}
                />
                <Deliveries
                  key={`deliveries ${shown.id}`}
                  endpointId={shown.id}
                  onRemark={setRemark}
                />
              </>
            )}
          </div>
        </div>
      )}
    </main>
  );

  function go(next: Task, id = chosen): void {
    setRemark(null);
    setTask(next);
    setChosen(id);
  }

  function back(): undefined {
    if (task === 'show') place.go('sell');
    else go('show');
  }

  async function make(wanted: WantedEndpoint): Promise<WebhookProblem | null> {
    const answer = await webhooks.make(wanted);
    if (typeof answer === 'string') return answer;
    if (answer.type === 'refused') return answer.why;
    setMade({ id: answer.endpoint.id, secret: answer.secret });
    await refresh();
    go('show', answer.endpoint.id);
    return null;
  }

  async function change(id: string, wanted: WantedEndpoint): Promise<WebhookProblem | null> {
    const answer = await webhooks.change(id, wanted);
    if (typeof answer === 'string') return answer;
    if (answer.type === 'refused') return answer.why;
    await refresh();
    go('show', id);
    return null;
  }

  async function perform(id: string, act: EndpointAct): Promise<void> {
    if (act === 'change') return go('change', id);
    const answer = await ask(id, act);
    if (typeof answer === 'string') return setRemark(t(`webhooks.why.${answer}`));
    if (answer.type === 'refused') return setRemark(t(`webhooks.why.${answer.why}`));
    if (answer.type === 'unknown') return setRemark(t('webhooks.why.unknown'));
    if (answer.type === 'made') setMade({ id, secret: answer.secret });
    setRemark(t(`webhooks.did.${act}`));
    await refresh();
  }

  function ask(id: string, act: Exclude<EndpointAct, 'change'>) {
    if (act === 'test') return webhooks.test(id);
    return act === 'renew_secret' ? webhooks.renewSecret(id) : webhooks.step(id, act);
  }
}
