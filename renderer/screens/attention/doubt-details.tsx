import { useEffect } from 'react';
import type { CheckoutView } from '../../../shared/ipc.ts';
import type { DoubtReason } from '../../../shared/payment.ts';
import { Icon } from '../../components/icon.tsx';
import { terminalById } from '../../store/terminals-slice.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { StoryLines } from '../../story/story-lines.tsx';
import { doubtFacts } from './doubt-facts.ts';

/** One payment in doubt: what happened, where the money is, what to do, and all the evidence there is. */
export function DoubtDetails(props: { readonly view: CheckoutView }) {
  const words = useWords();
  const { t } = words;
  const { attention } = useServices();
  const { view } = props;
  const terminal = useWindow((state) => terminalById(state, view.payment?.terminalId));
  const story = useWindow((state) => state.attention.story);
  const reason = view.payment?.doubt?.reason;
  // Another view of the same payment means that something was done about it.
  useEffect(() => {
    if (view) void attention.tell();
  }, [attention, view]);
  return (
    <div className="doubt-body">
      {reason ? <DoubtCard reason={reason} /> : <p className="doubt-over">{overWords()}</p>}
      <h2>{t('attention.evidence')}</h2>
      <dl className="doubt-facts">
        {doubtFacts(view, terminal, words).map(({ name, value }) => (
          <div key={name} data-fact={name}>
            <dt>{t(`attention.fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {story && story.order.id === view.order.id && (
        <>
          <h2>{t('attention.last_lines')}</h2>
          <StoryLines
            story={{ ...story, lines: story.lines.filter(({ type }) => type !== 'frame') }}
            filter="all"
          />
        </>
      )}
    </div>
  );

  function overWords(): string {
    return t(view.payment?.state === 'captured' ? 'attention.over.paid' : 'attention.over.unpaid');
  }
}

/** What happened, where the money is, what to do now, and what to say to whoever waits. */
function DoubtCard({ reason }: { readonly reason: DoubtReason }) {
  const { t } = useWords();
  return (
    <dl className="doubt-card" data-reason={reason}>
      {(['happened', 'money', 'advice', 'tell'] as const).map((what) => (
        <div key={what} data-part={what}>
          <dt>
            <Icon name={icons[what]} />
            {t(`attention.${what}`)}
          </dt>
          <dd>{t(`doubt.${what}.${reason}`)}</dd>
        </div>
      ))}
    </dl>
  );
}

const icons = { happened: 'alert', money: 'cash', advice: 'later', tell: 'question' } as const;
