import type { CheckoutView } from '../../../shared/ipc.ts';
import { Amount } from '../../components/amount.tsx';
import { Icon, type IconName } from '../../components/icon.tsx';
import { useWords } from '../../store/window-context.tsx';
import type { PayStatus } from './pay-status.ts';
import { checkoutMinor, payWords } from './pay-words.ts';

const icons: Readonly<Record<PayStatus, IconName>> = {
  sending: 'send',
  card: 'card',
  qr: 'scan',
  pin: 'pin',
  bank: 'bank',
  confirming: 'bank',
  cancelling: 'wait',
  approved: 'check',
  authorised: 'check',
  declined: 'cross',
  failed: 'cross',
  cancelled: 'stop',
  expired: 'wait',
  voided: 'back',
  terminal_absent: 'unplugged',
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
  return (
    <div className="status" role="alert" aria-live="assertive" aria-atomic="true">
      <span className="status-disc">
        <Icon name={icons[status]} />
      </span>
      <h1 className="status-word">{word}</h1>
      <Amount
        className="status-amount"
        minor={checkoutMinor(checkout)}
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
