import type { PaymentMethod } from '../../shared/payment.ts';

/** What a receipt says, in the language that customers read: a setting apart from the window's. */
interface ReceiptTexts {
  readonly duplicate: string;
  readonly merchantCopy: string;
  readonly receipt: string;
  readonly sale: string;
  readonly soldBy: string;
  readonly customer: string;
  readonly discount: string;
  readonly total: string;
  readonly due: string;
  readonly tendered: string;
  readonly change: string;
  readonly approval: string;
  readonly reference: string;
  readonly refunded: string;
  readonly unresolved: string;
  readonly notPaid: string;
  readonly test: string;
  readonly cutSlip: string;
  readonly bharatQr: string;
  readonly methods: Readonly<Record<PaymentMethod, string>>;
}

export const receiptTexts: Readonly<Record<'en' | 'hi', ReceiptTexts>> = {
  en: {
    duplicate: 'DUPLICATE',
    merchantCopy: 'MERCHANT’S COPY',
    receipt: 'Receipt',
    sale: 'Sale',
    soldBy: 'Served by',
    customer: 'Customer',
    discount: 'Discount',
    total: 'Total',
    due: 'Still due',
    tendered: 'Given',
    change: 'Change',
    approval: 'Approval',
    reference: 'Reference',
    refunded: 'Refunded',
    unresolved: 'Outcome not known yet. Please keep the slip of the terminal.',
    notPaid: 'Not paid',
    test: 'The printer works.',
    cutSlip: 'Not whole: the terminal hung up.',
    bharatQr: 'Bharat QR',
    methods: {
      upi: 'UPI',
      card: 'Card',
      netbanking: 'Netbanking',
      wallet: 'Wallet',
      cash: 'Cash',
      external: 'Other',
    },
  },
  hi: {
    duplicate: 'दूसरी प्रति',
    merchantCopy: 'दुकान की प्रति',
    receipt: 'रसीद',
    sale: 'बिक्री',
    soldBy: 'कैशियर',
    customer: 'ग्राहक',
    discount: 'छूट',
    total: 'कुल',
    due: 'बाकी',
    tendered: 'दिए',
    change: 'वापस',
    approval: 'मंज़ूरी',
    reference: 'संदर्भ',
    refunded: 'लौटाया गया',
    unresolved: 'नतीजा अभी पता नहीं है। मशीन की पर्ची संभालकर रखें।',
    notPaid: 'भुगतान नहीं हुआ',
    test: 'प्रिंटर काम कर रहा है।',
    cutSlip: 'अधूरी पर्ची: मशीन ने बीच में बात काट दी।',
    bharatQr: 'भारत QR',
    methods: {
      upi: 'UPI',
      card: 'कार्ड',
      netbanking: 'नेटबैंकिंग',
      wallet: 'वॉलेट',
      cash: 'नकद',
      external: 'अन्य',
    },
  },
};
