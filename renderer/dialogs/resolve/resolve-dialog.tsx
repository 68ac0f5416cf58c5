import { useState } from 'react';
import type { CheckoutView } from '../../../shared/ipc.ts';
import { decimalText } from '../../../shared/money.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogKeys } from '../../components/dialog-keys.tsx';
import { KeyCap } from '../../components/key-cap.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import { Press } from '../../components/press.tsx';
import type { KeyName } from '../../keyboard/key-name.ts';
import { useServices, useWindow, useWords } from '../../store/window-context.tsx';
import { NotPaidReasons } from './not-paid-reasons.tsx';
import { SlipFields } from './slip-fields.tsx';
import { readVerdict, reasonOfDigit, type VerdictEntry } from './verdict.ts';

/**
 * A person says how a payment in doubt ended: what the slip says, under their name. It closes without
 * having said anything; only the list of what needs attention does not let go.
 */
export function ResolveDialog(props: { readonly paymentId: string }) {
  const { t } = useWords();
  const { place } = useServices();
  const view = useWindow(({ unresolved, checkout }) =>
    [...unresolved, ...(checkout ? [checkout] : [])].find(
      ({ payment }) => payment?.id === props.paymentId && payment.state === 'in_doubt',
    ),
  );
  const [opened] = useState(view);
  const isTelling = useWindow(({ asking }) => asking?.what === 'resolve');
  // News of the end may come before the answer that brought it.
  const shown = view ?? (isTelling ? opened : undefined);
  if (shown) return <OpenDoubt view={shown} />;
  return (
    <Dialog name="resolve" title={t('attention.title')} onClose={place.closeDialog}>
      <p role="alert">{t('resolve.gone')}</p>
    </Dialog>
  );
}

function OpenDoubt({ view }: { readonly view: CheckoutView }) {
  const words = useWords();
  const { t } = words;
  const { attention, place, store } = useServices();
  const isTelling = useWindow(({ asking }) => asking !== null);
  const [entry, setEntry] = useState<VerdictEntry>(() => entryAtStart(view));
  const [missing, setMissing] = useState<'reference_missing' | 'amount_wrong' | null>(null);
  const { order, payment } = view;
  const subject = {
    paymentId: payment?.id ?? '',
    minor: payment?.amount ?? 0,
    currency: order.currency,
    isAmountAsked: payment?.doubt?.reason === 'amount_differs',
  };
  const { verdict } = entry;
  return (
    <Dialog
      name="resolve"
      title={t('resolve.title', { seq: String(order.seq) })}
      onClose={place.closeDialog}
      isWide
      takesEnter
      foot={
        verdict && (
          <KeyCap
            cap={t('key.enter')}
            label={t(isTelling ? 'resolve.telling' : `resolve.confirm.${verdict}`)}
            shortcut="Enter"
            isPrimary
            isUnavailable={isTelling}
            onPress={() => void confirm()}
          />
        )
      }
    >
      <DialogKeys onKey={onKey} />
      <p className="resolve-line">{t('resolve.line')}</p>
      <fieldset className="verdicts" aria-label={t('resolve.verdict')}>
        {(['paid', 'not_paid'] as const).map((each) => (
          <Press
            key={each}
            className="verdict"
            isPressed={verdict === each}
            shortcut={letters[each].toUpperCase()}
            onPress={() => change({ verdict: each })}
          >
            <span className="cap" aria-hidden="true">
              {t(`key.${letters[each]}`)}
            </span>
            <strong>{t(`resolve.${each}`)}</strong>
            <span>{t(`resolve.${each}.line`)}</span>
          </Press>
        ))}
      </fieldset>
      {verdict === 'paid' && (
        <SlipFields
          entry={entry}
          isUtr={payment?.terminalId === null}
          isAmountAsked={subject.isAmountAsked}
          onChange={change}
          onSubmit={() => void confirm()}
        />
      )}
      {verdict === 'not_paid' && (
        <NotPaidReasons because={entry.because} onChoose={(because) => change({ because })} />
      )}
      {missing ? (
        <p className="dialog-notice" role="alert">
          {missing === 'amount_wrong'
            ? t('resolve.amount_wrong', { amount: words.money(subject.minor, subject.currency) })
            : t('resolve.reference_missing')}
        </p>
      ) : (
        <NoticeLine />
      )}
    </Dialog>
  );

  function change(part: Partial<VerdictEntry>): void {
    setEntry({ ...entry, ...part });
    setMissing(null);
    store.setState({ notice: null });
  }

  function onKey(key: KeyName): 'unused' | undefined {
    if (key.type === 'p') change({ verdict: 'paid' });
    else if (key.type === 'n') change({ verdict: 'not_paid' });
    else if (key.type === 'enter' && verdict) void confirm();
    else if (key.type === 'digit' && verdict === 'not_paid') {
      const because = reasonOfDigit(key.digit);
      if (!because) return 'unused';
      change({ because });
    } else return 'unused';
    return undefined;
  }

  async function confirm(): Promise<void> {
    const reading = readVerdict(entry, subject);
    if (reading.type === 'reference_missing' || reading.type === 'amount_wrong') {
      setMissing(reading.type);
    } else if (reading.type === 'whole' && (await attention.resolve(reading.request))) {
      place.closeDialog();
    }
  }
}

const letters = { paid: 'p', not_paid: 'n' } as const;

/** Where the terminal speaks of another amount, that stands there to be compared with the slip. */
function entryAtStart({ order, payment }: CheckoutView): VerdictEntry {
  const minor = Math.min(payment?.approval?.amount ?? 0, payment?.amount ?? 0);
  const amount = minor > 0 ? decimalText({ minor, currency: order.currency }) : '';
  return { verdict: null, reference: '', amount, because: 'slip_declined' };
}
