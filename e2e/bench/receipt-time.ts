import { encodeReceipt } from '../../electron/receipts/escpos.ts';
import { loadTextShaper } from '../../electron/receipts/raster-font.ts';
import { layOutReceipt, type ReceiptFacts } from '../../electron/receipts/receipt-layout.ts';
import type { Currency } from '../../shared/money.ts';
import { defaultSettings } from '../../shared/settings.ts';
import { quantile } from './bench-till.ts';

export interface ReceiptTimes {
  readonly count: number;
  /** Milliseconds from a sale to the bytes for the printer, in letters that the printer has itself. */
  readonly text: number;
  /** The same in Hindi, every line of it a picture. */
  readonly pictures: number;
}

const lines = 50;
const warmUp = 20;

/** The middle times of a receipt with 50 lines of goods. */
export async function measureReceipts(count: number): Promise<ReceiptTimes> {
  const shape = await loadTextShaper();
  const time = (facts: ReceiptFacts) => {
    const times: number[] = [];
    for (let number = -warmUp; number < count; number += 1) {
      const startedAt = performance.now();
      encodeReceipt(layOutReceipt(facts), 48, shape);
      if (number >= 0) times.push(performance.now() - startedAt);
    }
    return quantile(times, 0.5);
  };
  return {
    count,
    text: time(saleOf('Basmati rice', 'EUR', 'en')),
    pictures: time(saleOf('बासमती चावल', 'INR', 'hi')),
  };
}

function saleOf(name: string, currency: Currency, receiptLanguage: 'en' | 'hi'): ReceiptFacts {
  const goods = Array.from({ length: lines }, (_, place) => ({
    ...{ name: `${name} ${place + 1}`, quantity: 1 + (place % 3), unitAmount: 14_900 },
  }));
  const amount = goods.reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
  return {
    order: {
      ...{ id: 'order_Bench000000001', seq: 1, amount, currency, amountPaid: 0 },
      ...{ status: 'created', attempts: 0, receipt: null, notes: {}, lines: goods },
      ...{ captureMode: 'automatic', placeId: null, createdAt: 0 },
    },
    payments: [],
    refunds: [],
    settings: { ...defaultSettings, receiptLanguage },
    soldBy: 'Asha',
    isDuplicate: false,
    time: '5 Jan 2026, 15:00',
  };
}
