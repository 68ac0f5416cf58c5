import type { Payment } from '../../shared/payment.ts';
import type { Receipt, ReceiptBlock } from '../../shared/receipt.ts';
import type { Refund } from '../../shared/refund.ts';
import type { ReceiptFacts } from './receipt-layout.ts';
import { receiptTexts } from './receipt-texts.ts';

/** What terminals gave for the shop's own files, one slip below the other; undefined for none. */
export function layOutMerchantCopy(facts: Omit<ReceiptFacts, 'soldBy'>): Receipt | undefined {
  const { order, payments, refunds, settings, isDuplicate, time } = facts;
  const texts = receiptTexts[settings.receiptLanguage];
  const slips = [...payments.filter(isTaken), ...refunds.filter(isGiven)].flatMap(merchantsOf);
  if (slips.length === 0) return undefined;
  const head = [settings.storeName, texts.merchantCopy, ...(isDuplicate ? [texts.duplicate] : [])];
  return {
    language: settings.receiptLanguage,
    blocks: [
      ...head.map(
        (text): ReceiptBlock => ({ type: 'text', text, align: 'center', isStrong: true }),
      ),
      { type: 'columns', left: `${texts.sale} ${order.seq}`, right: time },
      ...slips.flatMap((text): ReceiptBlock[] => [{ type: 'rule' }, { type: 'slip', text }]),
    ],
  };
}

function isTaken({ capturedAmount, state }: Payment): boolean {
  return capturedAmount > 0 || state === 'in_doubt';
}

function isGiven({ state }: Refund): boolean {
  return state === 'processed';
}

function merchantsOf({ slips = [] }: Pick<Payment, 'slips'>): readonly string[] {
  return slips.filter(({ copy }) => copy === 'merchant').map(({ text }) => text);
}
