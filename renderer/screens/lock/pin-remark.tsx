import type { PinRefusal } from '../../../shared/staff.ts';
import { useNow } from '../../components/use-now.ts';
import type { NotTold } from '../../store/session-asks.ts';
import { useWords } from '../../store/window-context.tsx';
import { formatSeconds, secondsUntil } from '../pay/countdown.ts';
import { pinWords } from './pin-words.ts';

/** Why a PIN opened nothing. What is left of a wait stands apart, so that it is not read out each second. */
export function PinRemark(props: { readonly refusal: PinRefusal | NotTold | null }) {
  const words = useWords();
  const now = useNow();
  const { refusal } = props;
  const isWait = refusal !== null && typeof refusal === 'object' && refusal.type === 'wait';
  const seconds = isWait ? secondsUntil(refusal.until, now) : 0;
  return (
    <p className="lock-remark">
      <span role="alert">{refusal && pinWords(refusal, words, seconds > 0)}</span>
      {seconds > 0 && <span role="timer"> {formatSeconds(seconds)}</span>}
    </p>
  );
}
