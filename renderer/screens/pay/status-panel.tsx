import type { CheckoutView } from '../../../shared/ipc.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { useWords } from '../../store/window-context.tsx';
import type { PayStatus } from './pay-status.ts';
import { giantMinor, payWords } from './pay-words.ts';
import { UpiCode } from './upi-code.tsx';

const icons: Readonly<Record<PayStatus, IconName>> = {
  sending: 'send',
  card: 'card',
  qr: 'scan',
  pin: 'pin',
  bank: 'bank',
  confirming: 'bank',
  cancelling: 'wait',
  switching: 'wait',
  upi_person: 'scan',
  part_paid: 'split',
  approved: 'check',
  change: 'cash',
  authorised: 'check',
  declined: 'cross',
  failed: 'cross',
  cancelled: 'stop',
  expired: 'wait',
  voided: 'back',
  terminal_absent: 'unplugged',
  upi_unconfirmed: 'ask',
  line_lost: 'unplugged',
  in_doubt: 'ask',
  interrupted: 'alert',
};

/** The picture that reads from across the counter: one word, one amount, one thing to do. */
export function StatusPanel(props: {
  readonly checkout: CheckoutView;
  readonly status: PayStatus;
}) {
  const words = useWords();
  const { checkout, status } = props;
  const { word, line, money, details } = payWords(checkout, status, words);
  const code = status === 'upi_person' ? checkout.upiText : null;
  return (
    <div className="status" role="alert" aria-live="assertive" aria-atomic="true">
      {code === null ? (
        <span className="status-disc">
          <Icon name={icons[status]} />
        </span>
      ) : (
        <UpiCode text={code} label={words.t('pay.upi_person.code')} />
      )}
      <h1 className="status-word">{word}</h1>
      <Amount
        className="status-amount"
        minor={giantMinor(checkout, status)}
        currency={checkout.order.currency}
      />
      <p className="status-line">{line}</p>
      {money !== null && <p className="status-money">{money}</p>}
      {details.map((detail) => (
        <p key={detail} className="status-detail">
          {detail}
        </p>
      ))}
    </div>
  );
}
