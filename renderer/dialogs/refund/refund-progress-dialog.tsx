import { useState } from 'react';
import type { RefundLine } from '../../../shared/money-line.ts';
import { isOpenRefund } from '../../../shared/refund.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import type { WindowStore } from '../../store/store.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { RefundProgress } from './refund-progress.tsx';
import { type RefundStep, refundProgress } from './refund-progress-words.ts';
import { SettleForm } from './settle-form.tsx';

/** One refund under way, or over: it can be closed at any time, and goes on without being watched. */
export function RefundProgressDialog(props: {
  readonly refundId: string;
  readonly isSettling: boolean;
}) {
  const { t } = useWords();
  const { place } = useServices();
  const line = useWindow((state) => refundById(state, props.refundId));
  if (line) return <Progress line={line} isSettling={props.isSettling} />;
  return (
    <Dialog name="refund_progress" title={t('refund.title.any')} onClose={place.closeDialog}>
      <p role="alert">{t('refund.unknown')}</p>
    </Dialog>
  );
}

function Progress(props: { readonly line: RefundLine; readonly isSettling: boolean }) {
  const { t } = useWords();
  const { refunds, place } = useServices();
  const isBusy = useWindow(({ money }) => money.isBusy);
  const [isSettling, setSettling] = useState(props.isSettling);
  const { line } = props;
  const { refund, seq } = line;
  const { steps } = refundProgress(refund);
  const isSettlingNow = isSettling && steps.includes('settle');
  const isOver = !isOpenRefund(refund);
  return (
    <Dialog
      name="refund_progress"
      title={t('refund.title', { seq: String(seq) })}
      onClose={place.closeDialog}
      isWide
      takesEnter
      foot={
        isSettlingNow ? undefined : (
          <>
            {steps.map((step, index) => (
              <KeyCap
                key={step}
                cap={t(`key.${letters[step]}`)}
                label={t(`refund.step.${step}`)}
                shortcut={letters[step].toUpperCase()}
                isPrimary={index === 0}
                isUnavailable={isBusy}
                onPress={() => take(step)}
              />
            ))}
            {isOver && (
              <KeyCap
                cap={t('key.enter')}
                label={t('refund.done')}
                shortcut="Enter"
                isPrimary
                onPress={place.closeDialog}
              />
            )}
          </>
        )
      }
    >
      <DialogKeys onKey={onKey} />
      <RefundProgress line={line} />
      {isSettlingNow && <SettleForm refund={refund} />}
      <NoticeLine />
    </Dialog>
  );

  function onKey(key: KeyName): 'unused' | undefined {
    if (key.type === 'enter' && isOver) {
      place.closeDialog();
      return undefined;
    }
    const step = steps.find((each) => letters[each] === key.type);
    if (!step || isSettlingNow) return 'unused';
    take(step);
    return undefined;
  }

  function take(step: RefundStep): void {
    if (step === 'settle') setSettling(true);
    else void refunds[step](refund.id);
  }
}

const letters = { stop: 's', ask: 'r', settle: 't', cancel: 'c' } as const satisfies Record<
  RefundStep,
  string
>;

/** As it was last told, whoever told it. */
function refundById(state: WindowStore, id: string): RefundLine | undefined {
  const { openRefunds, lastRefund, money } = state;
  const shown = [...openRefunds, ...(lastRefund ? [lastRefund] : [])];
  const listed = [...money.lines, ...(money.advised?.refunds ?? [])].filter(
    (line) => line.type === 'refund',
  );
  return [...shown, ...listed].find(({ refund }) => refund.id === id);
}
