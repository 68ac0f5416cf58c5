import { useState } from 'react';
import { toAsciiDigits } from '../../shared/ascii-digits.ts';
import type { ReferenceMatch } from '../../shared/ipc-history.ts';
import { Dialog } from '../components/dialog.tsx';
import { Icon } from '../components/icon.tsx';
import { dayText } from '../screens/history/day-steps.ts';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';
import { type CheckOutcome, checkOutcome, leastDigits } from './check-outcome.ts';

/**
 * What a customer's picture of a payment is worth: the last digits of its reference against the book
 * (N8). Anybody can show a picture; only money that came counts.
 */
export function ReferenceDialog() {
  const words = useWords();
  const { t } = words;
  const { place, history, clock } = useServices();
  const offset = useWindow(({ register }) => register?.clockOffset ?? 0);
  const [digits, setDigits] = useState('');
  const [outcome, setOutcome] = useState<CheckOutcome | null>(null);
  return (
    <Dialog name="check_reference" title={t('check.title')} onClose={place.closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <label className="check-field">
          <span>{t('check.field')}</span>
          <input
            className="field"
            data-autofocus="true"
            inputMode="numeric"
            autoComplete="off"
            maxLength={22}
            value={digits}
            onChange={({ target }) => {
              setDigits(toAsciiDigits(target.value).replace(/[^0-9]/g, ''));
              setOutcome(null);
            }}
          />
        </label>
        <p className="check-hint">{t('check.hint')}</p>
      </form>
      <div role="alert" className="check-outcome" data-outcome={outcome?.type ?? 'none_yet'}>
        {outcome && (
          <>
            <p data-tone={tones[outcome.type]}>
              <Icon name={icons[outcome.type]} />
              {t(`check.${outcome.type}`)}
            </p>
            {outcome.type === 'none' && <p>{t('check.none.line')}</p>}
            {outcome.type === 'older' && <p>{t('check.older.line')}</p>}
          </>
        )}
      </div>
      {outcome && outcome.matches.length > 0 && (
        <ol className="check-found">
          {outcome.matches.map((match) => (
            <li key={match.line.payment?.id ?? match.line.order.id}>{foundWords(match)}</li>
          ))}
        </ol>
      )}
    </Dialog>
  );

  async function check(): Promise<void> {
    if (digits.length < leastDigits) return;
    const matches = await history.check(digits);
    const isToday = (at: number) => dayText(at) === dayText(clock.now() + offset);
    setOutcome(checkOutcome(matches, isToday));
  }

  function foundWords({ line: { order, payment }, paidAt }: ReferenceMatch): string {
    const at = paidAt ?? payment?.changedAt ?? order.createdAt;
    return t('check.found', {
      seq: String(order.seq),
      amount: words.money(payment?.amount ?? order.amount, order.currency),
      day: words.day(at),
      time: words.time(at),
    });
  }
}

const tones = {
  match: 'good',
  older: 'doubt',
  unpaid: 'bad',
  none: 'bad',
  failed: 'doubt',
} as const;

const icons = {
  match: 'check',
  older: 'alert',
  unpaid: 'cross',
  none: 'cross',
  failed: 'question',
} as const;
