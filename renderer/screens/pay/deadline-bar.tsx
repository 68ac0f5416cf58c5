import type { CheckoutView } from '../../../shared/ipc.ts';
import { useNow } from '../../components/use-now.ts';
import { registerSettings } from '../../store/register-slice.ts';
import { useWindow, useWords } from '../../store/window-context.tsx';
import { countdown, formatSeconds, secondsUntil } from './countdown.ts';
import type { PayStatus } from './pay-status.ts';

/** How long the present state can still last. Nothing here waits without an end. */
export function DeadlineBar(props: {
  readonly checkout: CheckoutView;
  readonly status: PayStatus;
}) {
  const { t } = useWords();
  const now = useNow();
  const next = useNext(now);
  const left = next ?? countdown(props.checkout, props.status, now);
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

/** When the next sale begins by itself. `now` by the main process's clock. */
function useNext(now: number) {
  const nextAt = useWindow((state) => state.nextAt);
  const offset = useWindow(({ register }) => register?.clockOffset ?? 0);
  const of = useWindow((state) => registerSettings(state).autoNextSeconds);
  if (nextAt === null) return null;
  return { words: 'next', seconds: secondsUntil(nextAt + offset, now), of } as const;
}
