import type { PinpadFace } from '../../shared/pinpad.ts';
import { useWords } from '../store/window-context.tsx';
import { KeyGroup } from './key-group.tsx';
import { MagicEndings } from './magic-endings.tsx';
import { PinpadDisplay } from './pinpad-display.tsx';
import { answerKeys, customerKeys, lineKeys, type PinpadKey, refusalKeys } from './pinpad-keys.ts';
import { PinpadPaper } from './pinpad-paper.tsx';

/** The terminal on the left, as a customer has it before them; what can go wrong on the right. */
export function PinpadScreen(props: {
  readonly face: PinpadFace;
  readonly isRefused: boolean;
  readonly onPress: (key: PinpadKey) => void;
}) {
  const { t } = useWords();
  const { face, isRefused, onPress } = props;
  return (
    <main
      className="pinpad"
      data-screen="pinpad"
      data-step={face.step}
      data-answer={face.answer}
      data-line={face.isPlugged && face.isPowered ? 'in' : 'out'}
    >
      <div className="pinpad-head">
        <h1>{t('pinpad.title', { name: face.name, protocol: face.protocol })}</h1>
        <p role="status">{isRefused && t('pinpad.not_now')}</p>
      </div>
      <div className="pinpad-device">
        <PinpadPaper lines={face.printed} />
        <div className="pinpad-case">
          <PinpadDisplay face={face} />
          <KeyGroup name="customer" keys={customerKeys(face)} onPress={onPress} />
        </div>
      </div>
      <div className="pinpad-trouble">
        <KeyGroup name="refusals" keys={refusalKeys(face)} onPress={onPress} />
        <KeyGroup name="answer" keys={answerKeys(face)} onPress={onPress} />
        <KeyGroup name="line" keys={lineKeys(face)} onPress={onPress} />
        <MagicEndings meaning={face.magic} />
      </div>
    </main>
  );
}
