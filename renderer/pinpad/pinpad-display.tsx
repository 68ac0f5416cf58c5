import { assertNever } from '../../shared/assert-never.ts';
import type { PinpadCode, PinpadFace } from '../../shared/pinpad.ts';
import { Amount } from '../components/amount.tsx';
import type { MessageKey } from '../i18n/catalogue.ts';
import { UpiCode } from '../screens/pay/upi-code.tsx';
import { useWords } from '../store/window-context.tsx';

/** The terminal's own screen. */
export function PinpadDisplay(props: { readonly face: PinpadFace }) {
  const { t } = useWords();
  const { face } = props;
  return (
    <div className="pinpad-display" data-power={face.isPowered ? 'on' : 'off'}>
      <p className="pinpad-standing">{t(standingOf(face))}</p>
      <div className="pinpad-words" aria-live="polite" aria-atomic="true">
        {face.isPowered ? <Words face={face} /> : <p>{t('pinpad.no_power')}</p>}
      </div>
      {face.isPowered && face.code && <Code code={face.code} />}
    </div>
  );
}

function Words(props: { readonly face: PinpadFace }) {
  const { t } = useWords();
  const { lines, transaction, last, step } = props.face;
  const said = transaction ?? (step === 'idle' ? last : null);
  return (
    <>
      {said && (
        <p className="pinpad-kind">
          {last && !transaction ? t(`pinpad.last.${last.result}`) : t(`pinpad.kind.${said.kind}`)}
        </p>
      )}
      {said && <Amount className="pinpad-amount" minor={said.amount} currency={said.currency} />}
      <p className="pinpad-word">{lines.length > 0 ? lines.join('\n') : t(wordOf(props.face))}</p>
    </>
  );
}

function wordOf({ step, presented }: PinpadFace): MessageKey {
  switch (step) {
    case 'idle':
      return 'pinpad.welcome';
    case 'waiting':
      return 'pinpad.present';
    case 'asking':
      return presented === 'upi' ? 'pinpad.bank' : 'pinpad.pin';
    case 'reporting':
      return 'pinpad.reporting';
    default:
      return assertNever(step);
  }
}

function standingOf({ isPlugged, isPowered, isSilent }: PinpadFace): MessageKey {
  if (!isPlugged) return 'pinpad.standing.unplugged';
  if (!isPowered) return 'pinpad.standing.off';
  return isSilent ? 'pinpad.standing.silent' : 'pinpad.standing.connected';
}

function Code(props: { readonly code: PinpadCode }) {
  const { t } = useWords();
  const { code } = props;
  if (code.type === 'text') return <UpiCode text={code.text} label={t('pinpad.code')} />;
  return (
    <span className="upi-code">
      <img src={code.address} alt={t('pinpad.code')} />
    </span>
  );
}
