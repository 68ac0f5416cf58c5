import { useEffect, useRef, useState } from 'react';
import type { Examination, Finding } from '../../../shared/pairing.ts';
import { Icon } from '../../components/icon.tsx';
import { useServices, useWords } from '../../store/window-context.tsx';
import { examinationText, findingWords } from './terminal-words.ts';

/** What the doctor found, step by step, and what helps. */
export function ExaminationView(props: {
  readonly examination: Examination;
  readonly name: string;
}) {
  const words = useWords();
  const { t } = words;
  const { history } = useServices();
  const { examination, name } = props;
  const [isCopied, setCopied] = useState(false);
  const section = useRef<HTMLElement>(null);
  // It comes after a while, below what was being looked at.
  useEffect(() => void section.current?.scrollIntoView({ block: 'nearest' }), []);
  const isGood = examination.findings.every(({ result }) => result !== 'bad');
  return (
    <section ref={section} className="examination" aria-labelledby="examination">
      <h3 id="examination">{t('doctor.title')}</h3>
      {isGood && <p className="examination-good">{t('doctor.all_good')}</p>}
      <ol>
        {examination.findings.map((finding) => (
          <FindingLine key={finding.step} finding={finding} />
        ))}
      </ol>
      <button type="button" className="button" onClick={() => void copy()}>
        {t('terminals.copy')}
      </button>
      <span role="status">{isCopied && t('terminals.copied')}</span>
    </section>
  );

  async function copy(): Promise<void> {
    setCopied(await history.copy(examinationText(examination, name, words)));
  }
}

const icons = { good: 'check', bad: 'cross', unknown: 'question', skipped: 'minus' } as const;

function FindingLine({ finding }: { readonly finding: Finding }) {
  const words = useWords();
  const { t } = words;
  const { step, result, code, evidence } = finding;
  return (
    <li data-step={step} data-result={result} data-code={code}>
      <span className="finding-mark">
        <Icon name={icons[result]} />
      </span>
      <div>
        <p className="finding-step">
          {t(`doctor.step.${step}`)}: {t(`doctor.${result}`)}
        </p>
        <p>{findingWords('finding', finding, words)}</p>
        {result === 'bad' && (
          <p className="finding-fix">
            <b>{t('doctor.fix')}:</b> {findingWords('fix', finding, words)}
          </p>
        )}
        {result === 'bad' && evidence !== null && (
          <p className="finding-evidence">
            {t('doctor.evidence')}: <code>{evidence}</code>
          </p>
        )}
      </div>
    </li>
  );
}
