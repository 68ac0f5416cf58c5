import type { ProbeAnswer } from '../../../shared/pairing.ts';
import { useWords } from '../../store/window-context.tsx';
import { lineWords } from './terminal-words.ts';

/** Nobody spoke on a line: why, what was tried, and what can be done now. */
export function SilentLine(props: {
  readonly answer: Extract<ProbeAnswer, { type: 'silent' }> | 'own' | 'no_answer';
  readonly onAgain: () => void;
  readonly onOtherLine: () => void;
  readonly onByHand: () => void;
}) {
  const { t } = useWords();
  const { answer, onAgain, onOtherLine, onByHand } = props;
  const tries = typeof answer === 'string' ? [] : answer.tries;
  return (
    <>
      <p role="alert" className="wizard-silent" data-why={whyOf(answer)}>
        <b>{t('wizard.silent')}.</b> {reason()}
      </p>
      {tries.length > 0 && (
        <details>
          <summary>{t('wizard.tries')}</summary>
          <ul className="wizard-tries">
            {tries.map(({ protocol, link, reason: why }) => (
              <li key={`${protocol} ${lineWords(link)}`}>
                <code>
                  {protocol}, {lineWords(link)}
                </code>
                : {why}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="terminal-acts">
        <button type="button" className="button button-primary" onClick={onAgain}>
          {t('wizard.next')}
        </button>
        <button type="button" className="button" onClick={onOtherLine}>
          {t('wizard.other_line')}
        </button>
        {answer !== 'own' && (
          <button type="button" className="button" onClick={onByHand}>
            {t('wizard.set_by_hand')}
          </button>
        )}
      </div>
    </>
  );

  function reason(): string {
    if (answer === 'own') return t('wizard.silent.own');
    if (answer === 'no_answer') return t('terminals.no_answer');
    return t(`wizard.silent.${answer.why}`);
  }
}

function whyOf(answer: Extract<ProbeAnswer, { type: 'silent' }> | 'own' | 'no_answer'): string {
  return typeof answer === 'string' ? answer : answer.why;
}
