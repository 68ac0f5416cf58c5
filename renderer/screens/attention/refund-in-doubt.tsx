import type { RefundLine } from '../../../shared/money-line.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import { useKeys } from '../../components/use-keys.ts';
import { RefundProgress } from '../../dialogs/refund/refund-progress.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';
import { askedWords } from './doubt-facts.ts';

/** A refund of which nobody knows whether the money went back; it stays until somebody does. */
export function RefundInDoubt({ line }: { readonly line: RefundLine }) {
  const words = useWords();
  const { t } = words;
  const { place, refunds, history } = useServices();
  const { refund, seq } = line;
  const isAskable = refund.terminalId !== null;
  useKeys((key) => {
    if (key.type === 'r' && isAskable) void refunds.ask(refund.id);
    else if (key.type === 't') settle();
    else if (key.type === 'h') showStory();
    else return 'unused';
    return undefined;
  });
  return (
    <section className="doubt" aria-label={t('attention.refund.item', { seq: String(seq) })}>
      <div className="doubt-body refund-in-doubt">
        <RefundProgress line={line} />
        {isAskable && (
          <dl className="doubt-facts">
            <div data-fact="questions">
              <dt>{t('attention.fact.questions')}</dt>
              <dd>{askedWords(line.asked ?? null, words)}</dd>
            </div>
          </dl>
        )}
      </div>
      <NoticeLine />
      <div className="story-foot">
        {isAskable && (
          <KeyCap
            cap={t('key.r')}
            label={t('refund.step.ask')}
            shortcut="R"
            isPrimary
            onPress={() => void refunds.ask(refund.id)}
          />
        )}
        <KeyCap cap={t('key.t')} label={t('refund.step.settle')} shortcut="T" onPress={settle} />
        <KeyCap
          cap={t('key.h')}
          label={t('attention.act.story')}
          shortcut="H"
          onPress={showStory}
        />
      </div>
    </section>
  );

  function settle(): void {
    place.open({ type: 'refund_progress', refundId: refund.id, isSettling: true });
  }

  function showStory(): void {
    history.show({ id: refund.orderId, seq });
    place.go('history');
  }
}
