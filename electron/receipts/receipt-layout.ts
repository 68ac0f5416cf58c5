import { lineTotal, type SaleLine } from '../../shared/catalogue.ts';
import { localeOf } from '../../shared/messages/language.ts';
import { formatMoney } from '../../shared/money.ts';
import type { Order } from '../../shared/order.ts';
import type { Payment } from '../../shared/payment.ts';
import type { Receipt, ReceiptBlock, TerminalSlip } from '../../shared/receipt.ts';
import type { Refund } from '../../shared/refund.ts';
import type { Settings } from '../../shared/settings.ts';
import { receiptTexts } from './receipt-texts.ts';

/** What a receipt is made from. */
export interface ReceiptFacts {
  readonly order: Order;
  /** Oldest first. */
  readonly payments: readonly Payment[];
  readonly refunds: readonly Refund[];
  readonly settings: Pick<
    Settings,
    'storeName' | 'storeAddress' | 'taxNumber' | 'receiptFooter' | 'receiptLanguage' | 'locale'
  >;
  readonly soldBy: string | null;
  readonly isDuplicate: boolean;
  /** As it is written where the shop is. */
  readonly time: string;
}

/** Everything a customer takes home, from the order, its payments and the terminal's own lines. */
export function layOutReceipt(facts: ReceiptFacts): Receipt {
  const { order, payments, refunds, settings, soldBy, isDuplicate, time } = facts;
  const language = settings.receiptLanguage;
  const texts = receiptTexts[language];
  const money = (minor: number) =>
    formatMoney({ minor, currency: order.currency }, localeOf(language, settings.locale));
  const taken = payments.filter(({ capturedAmount }) => capturedAmount > 0);
  const doubtful = payments.filter(({ state }) => state === 'in_doubt');
  const due = order.amount - order.amountPaid;
  // An approval that was taken back is no slip for a customer.
  const slips = payments
    .filter((payment) => taken.includes(payment) || doubtful.includes(payment))
    .flatMap((payment) => slipOf(payment) ?? payment.approval?.text ?? [])
    .concat(refunds.flatMap((refund) => (refund.state === 'processed' && slipOf(refund)) || []));

  const blocks: ReceiptBlock[] = [
    { type: 'text', text: settings.storeName, align: 'center', isStrong: true, isLarge: true },
    ...linesOf(settings.storeAddress).map(centred),
    ...linesOf(settings.taxNumber).map(centred),
    ...(isDuplicate ? [strongCentred(texts.duplicate)] : []),
    { type: 'rule' },
    { type: 'columns', left: `${texts.sale} ${order.seq}`, right: time },
    ...(order.receipt ? [columns(texts.receipt, order.receipt)] : []),
    ...(soldBy ? [columns(texts.soldBy, soldBy)] : []),
    ...(order.customer?.name ? [columns(texts.customer, order.customer.name)] : []),
    { type: 'rule' },
    ...order.lines.flatMap((line) => goods(line, money, texts.discount)),
    ...(order.lines.length > 0 ? [{ type: 'rule' } as const] : []),
    { type: 'columns', left: texts.total, right: money(order.amount), isStrong: true },
    ...taken.flatMap((payment) => paid(payment, money, texts)),
    ...(due > 0 && taken.length > 0 ? [columns(texts.due, money(due))] : []),
    ...(taken.length === 0 && doubtful.length === 0 ? [strongCentred(texts.notPaid)] : []),
    ...(doubtful.length > 0 ? [strongCentred(texts.unresolved)] : []),
    ...slips.flatMap((text): ReceiptBlock[] => [{ type: 'rule' }, { type: 'slip', text }]),
    ...(settings.receiptFooter === '' ? [] : [{ type: 'rule' } as const]),
    ...linesOf(settings.receiptFooter).map(centred),
  ];
  return { language, blocks };
}

/** A page that shows that the printer works, and in which letters. */
export function layOutTestPage(storeName: string, language: 'en' | 'hi', time: string): Receipt {
  return {
    language,
    blocks: [
      { type: 'text', text: storeName, align: 'center', isStrong: true, isLarge: true },
      { type: 'rule' },
      centred(receiptTexts[language].test),
      centred('₹1,00,000.00 · कुल · ABC abc'),
      centred(time),
    ],
  };
}

/** The customer's, where the terminal left it to this till. */
function slipOf({ slips = [] }: Pick<Payment, 'slips'>): string | undefined {
  return slips.find(({ copy }) => copy === 'customer')?.text;
}

/** What a terminal had the till print, as it stands. */
export function layOutSlip(
  { terminal, lines, isWhole }: TerminalSlip,
  language: 'en' | 'hi',
  time: string,
  isDuplicate: boolean,
): Receipt {
  const texts = receiptTexts[language];
  return {
    language,
    blocks: [
      ...(isDuplicate ? [strongCentred(texts.duplicate)] : []),
      centred(`${terminal} · ${time}`),
      { type: 'rule' },
      { type: 'slip', text: lines.join('\n') },
      ...(isWhole ? [] : cut(texts.cutSlip)),
    ],
  };
}

function cut(words: string): readonly ReceiptBlock[] {
  return [{ type: 'rule' }, centred(words)];
}

function goods(
  line: SaleLine,
  money: (minor: number) => string,
  discountText: string,
): readonly ReceiptBlock[] {
  const { name, quantity, unitAmount, discount = 0 } = line;
  const each = quantity === 1 ? name : `${quantity} × ${name} @ ${money(unitAmount)}`;
  const whole = columns(each, money(lineTotal({ ...line, discount: 0 })));
  return discount === 0 ? [whole] : [whole, columns(`  ${discountText}`, `−${money(discount)}`)];
}

function paid(
  payment: Payment,
  money: (minor: number) => string,
  texts: (typeof receiptTexts)['en'],
): readonly ReceiptBlock[] {
  const { method, capturedAmount, refundedAmount, approval, evidence } = payment;
  const card = approval?.card;
  const name = card
    ? [texts.methods[method], card.network, card.last4 && `•• ${card.last4}`]
        .filter(Boolean)
        .join(' ')
    : approval?.qr
      ? texts.bharatQr
      : texts.methods[method];
  const details: ReceiptBlock[] = [];
  if (approval?.rrn) details.push(columns('  RRN', approval.rrn));
  if (approval?.approvalCode) details.push(columns(`  ${texts.approval}`, approval.approvalCode));
  if (evidence?.type === 'person') {
    details.push(columns(`  ${texts.reference}`, evidence.reference));
  }
  if (evidence?.type === 'cash') {
    details.push(columns(`  ${texts.tendered}`, money(evidence.tendered)));
    details.push(columns(`  ${texts.change}`, money(evidence.change)));
  }
  if (refundedAmount > 0) details.push(columns(`  ${texts.refunded}`, `−${money(refundedAmount)}`));
  return [columns(name, money(capturedAmount)), ...details];
}

function columns(left: string, right: string): ReceiptBlock {
  return { type: 'columns', left, right };
}

function centred(text: string): ReceiptBlock {
  return { type: 'text', text, align: 'center' };
}

function strongCentred(text: string): ReceiptBlock {
  return { type: 'text', text, align: 'center', isStrong: true };
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
