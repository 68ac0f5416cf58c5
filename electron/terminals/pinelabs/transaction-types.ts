import type { PaymentMethod, TransactionKind } from '../../../shared/payment.ts';

/**
 * The types of transaction that the maker's pages list, by the number in the first field of a request.
 * `kind` is what it does with money, null where that is nothing or more than one thing; `says` what a wire
 * log calls it; `method` what it is paid with.
 * Not confirmed with hardware.
 */
export const transactionTypes = {
  cardSale: { code: '4001', kind: 'sale', says: 'card sale', method: 'card' },
  refund: { code: '4002', kind: 'refund', says: 'refund', method: 'card' },
  adjust: { code: '4005', kind: null, says: 'adjust', method: null },
  cardVoid: { code: '4006', kind: 'reversal', says: 'card void', method: 'card' },
  preAuthorisation: {
    code: '4007',
    kind: 'reservation',
    says: 'pre-authorisation',
    method: 'card',
  },
  saleComplete: { code: '4008', kind: 'booking', says: 'sale complete', method: 'card' },
  tipAdjust: { code: '4015', kind: null, says: 'tip adjust', method: null },
  saleWithCash: { code: '4502', kind: 'sale', says: 'sale with cash', method: 'card' },
  cashOnly: { code: '4503', kind: null, says: 'cash only', method: 'card' },
  brandInstalments: { code: '5002', kind: 'sale', says: 'brand instalments', method: 'card' },
  bankInstalments: { code: '5101', kind: 'sale', says: 'bank instalments', method: 'card' },
  walletPay: { code: '5102', kind: 'sale', says: 'wallet pay', method: 'wallet' },
  walletLoad: { code: '5103', kind: null, says: 'wallet load', method: 'wallet' },
  walletVoid: { code: '5104', kind: 'reversal', says: 'wallet void', method: 'wallet' },
  upiSale: { code: '5120', kind: 'sale', says: 'UPI sale', method: 'upi' },
  upiVoid: { code: '5121', kind: 'reversal', says: 'UPI void', method: 'upi' },
  getStatus: { code: '5122', kind: null, says: 'get status', method: null },
  bharatQrSale: { code: '5123', kind: 'sale', says: 'Bharat QR sale', method: 'upi' },
  barcodeWallet: { code: '5129', kind: 'sale', says: 'barcode wallet', method: 'wallet' },
  settlement: { code: '6001', kind: null, says: 'settlement', method: null },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly code: string;
      readonly kind: TransactionKind | null;
      readonly says: string;
      readonly method: PaymentMethod | null;
    }
  >
>;

export type TransactionTypeName = keyof typeof transactionTypes;

export function typeOfCode(code: string): TransactionTypeName | undefined {
  const names = Object.keys(transactionTypes) as readonly TransactionTypeName[];
  return names.find((name) => transactionTypes[name].code === code);
}
