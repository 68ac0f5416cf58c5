import type { CheckoutView } from '../../../shared/ipc.ts';
import { useNow } from '../../components/use-now.ts';
import { useWords } from '../../store/window-context.tsx';
import { countdown, formatSeconds } from './countdown.ts';
import type { PayStatus } from './pay-status.ts';

/** How long the present state can still last. Nothing here waits without an end. */
export function DeadlineBar(props: {
  readonly checkout: CheckoutView;
  readonly status: PayStatus;
}) {
  const { t } = useWords();
  const left = countdown(props.checkout, props.status, useNow());
  if (!left) return null;
  const time = formatSeconds(left.seconds);
  const text = left.words === 'over' ? t('deadline.over') : t(`deadline.${left.words}`, { time });
  return (
    <div className="deadline" role="timer" aria-live="off">
      <span>{text}</span>
      <progress aria-hidden="true" value={left.seconds} max={left.of} />
    </div>
  );
}
