import { useEffect, useRef, useState } from 'react';
import type { ProbeAnswer, ProtocolChoice } from '../../../shared/pairing.ts';
import type { TerminalLink } from '../../../shared/terminal.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { LineChoice } from './line-choice.tsx';
import { SilentLine } from './silent-line.tsx';
import { TerminalForm, type Wanted } from './terminal-form.tsx';
import { lineWords } from './terminal-words.ts';

type Step =
  | { readonly name: 'find' }
  | { readonly name: 'probe'; readonly link: Wanted['link'] }
  | {
      readonly name: 'silent';
      readonly link: Wanted['link'];
      readonly answer: Extract<ProbeAnswer, { type: 'silent' }> | 'own' | 'no_answer';
    }
  | {
      readonly name: 'describe';
      readonly link: TerminalLink;
      readonly protocol: string;
      /** Nobody has answered on it; somebody knows better. */
      readonly isByHand: boolean;
    };

/** From an unknown cable to a terminal with a name: find it, say hello, name it. */
export function PairingWizard(props: {
  readonly protocols: readonly ProtocolChoice[];
  readonly nameOf: (terminalId: string) => string;
  /** The terminal that the new one takes the place of. */
  readonly insteadOf: string | null;
  readonly onPaired: (terminalId: string) => void;
}) {
  const { t } = useWords();
  const { terminals } = useServices();
  const { protocols, nameOf, insteadOf, onPaired } = props;
  const [step, setStep] = useState<Step>({ name: 'find' });
  const section = useRef<HTMLElement>(null);
  const { name: stepName } = step;
  // The keyboard goes along: to the first thing of each step that can be filled in or pressed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new step is what it waits for.
  useEffect(() => {
    section.current?.querySelector<HTMLElement>('input, button:not(:disabled)')?.focus();
  }, [stepName]);
  return (
    <section
      ref={section}
      className="panel wizard"
      aria-labelledby="wizard-title"
      data-step={step.name}
    >
      <h2 id="wizard-title">
        {insteadOf === null ? t('terminals.add') : t('wizard.replace', { name: nameOf(insteadOf) })}
      </h2>
      {body()}
    </section>
  );

  function body() {
    switch (step.name) {
      case 'find':
        return <LineChoice protocols={protocols} nameOf={nameOf} onChoose={probe} />;
      case 'probe':
        return <p role="status">{t('wizard.probing', { line: lineWords(step.link) })}</p>;
      case 'silent':
        return (
          <SilentLine
            answer={step.answer}
            onAgain={() => void probe(step.link)}
            onOtherLine={() => setStep({ name: 'find' })}
            onByHand={() => describe(step.link, firstFor(step.link), true)}
          />
        );
      case 'describe':
        return (
          <>
            {!step.isByHand && <p role="status">{spokeWords(step)}</p>}
            <h3>{t('wizard.describe')}</h3>
            <TerminalForm
              start={{ name: '', route: 'local', link: step.link, protocol: step.protocol }}
              protocols={protocols}
              keepLabel={t('wizard.keep')}
              isNew
              onKeep={keep}
            />
          </>
        );
    }
  }

  function spokeWords({ link, protocol }: Extract<Step, { name: 'describe' }>): string {
    const name = protocols.find(({ id }) => id === protocol)?.name ?? protocol;
    return link.type === 'serial'
      ? t('wizard.spoke_at', { protocol: name, speed: String(link.baudRate) })
      : t('wizard.spoke', { protocol: name });
  }

  function firstFor({ type }: TerminalLink): string {
    return protocols.find(({ links }) => links.includes(type))?.id ?? '';
  }

  function describe(link: TerminalLink, protocol: string, isByHand: boolean): void {
    setStep({ name: 'describe', link, protocol, isByHand });
  }

  async function probe(link: Wanted['link']): Promise<void> {
    setStep({ name: 'probe', link });
    const asked = await terminals.probe(link);
    if (typeof asked === 'string') return setStep({ name: 'silent', link, answer: 'no_answer' });
    const { answer } = asked;
    if (answer?.type === 'spoke') return describe(answer.link, answer.protocol, false);
    setStep({ name: 'silent', link, answer: answer ?? 'own' });
  }

  async function keep(wanted: Wanted) {
    const outcome =
      insteadOf === null
        ? await terminals.pair(wanted)
        : await terminals.replace({ terminalId: insteadOf, wanted });
    if (outcome.type === 'kept') onPaired(outcome.terminalId);
    return outcome;
  }
}
