import type { Payment, TerminalReceipt } from '../../../shared/payment.ts';

/** What the demo's terminal says of its transaction number `number`; `stamp` is "MMDD/HHMMSS". */
export function demoReceipt(payment: Payment, number: number, stamp: string): TerminalReceipt {
  const trace = String(number).padStart(6, '0');
  const receiptNumber = trace.slice(2);
  const isUpi = payment.method === 'upi';
  return {
    mark: `29001234/${trace}/${receiptNumber}/${stamp}`,
    amount: payment.amount,
    currency: payment.currency,
    method: payment.method,
    card: isUpi ? null : (cards[number % cards.length] ?? null),
    upi: isUpi ? { vpa: null } : null,
    rrn: `${stamp.slice(0, 4)}11${trace}`,
    approvalCode: String((number * 7919) % 1_000_000).padStart(6, '0'),
    terminalId: '29001234',
    trace,
    receiptNumber,
    text: null,
  };
}

const cards = [
  { network: 'Visa', last4: '1111' },
  { network: 'RuPay', last4: '0007' },
  { network: 'Mastercard', last4: '4444' },
  { network: 'RuPay', last4: '2217' },
];
