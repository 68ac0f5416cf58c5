import type { PaymentMethod } from '../../../shared/payment.ts';

/**
 * The types of transaction that the maker's pages list, by the number in the first field of a request.
 * `says` is what a wire log calls it; `method` what it is paid with, null where it is not a payment.
 * Not confirmed with hardware.
 */
export const transactionTypes = {
  cardSale: { code: '4001', says: 'card sale', method: 'card' },
  refund: { code: '4002', says: 'refund', method: 'card' },
  adjust: { code: '4005', says: 'adjust', method: null },
  cardVoid: { code: '4006', says: 'card void', method: 'card' },
  preAuthorisation: { code: '4007', says: 'pre-authorisation', method: 'card' },
  saleComplete: { code: '4008', says: 'sale complete', method: 'card' },
  tipAdjust: { code: '4015', says: 'tip adjust', method: null },
  saleWithCash: { code: '4502', says: 'sale with cash', method: 'card' },
  cashOnly: { code: '4503', says: 'cash only', method: 'card' },
  brandInstalments: { code: '5002', says: 'brand instalments', method: 'card' },
  bankInstalments: { code: '5101', says: 'bank instalments', method: 'card' },
  walletPay: { code: '5102', says: 'wallet pay', method: 'wallet' },
  walletLoad: { code: '5103', says: 'wallet load', method: 'wallet' },
  walletVoid: { code: '5104', says: 'wallet void', method: 'wallet' },
  upiSale: { code: '5120', says: 'UPI sale', method: 'upi' },
  upiVoid: { code: '5121', says: 'UPI void', method: 'upi' },
  getStatus: { code: '5122', says: 'get status', method: null },
  bharatQrSale: { code: '5123', says: 'Bharat QR sale', method: 'upi' },
  barcodeWallet: { code: '5129', says: 'barcode wallet', method: 'wallet' },
  settlement: { code: '6001', says: 'settlement', method: null },
} as const satisfies Readonly<
  Record<
    string,
    { readonly code: string; readonly says: string; readonly method: PaymentMethod | null }
  >
>;

export type TransactionTypeName = keyof typeof transactionTypes;

export function typeOfCode(code: string): TransactionTypeName | undefined {
  const names = Object.keys(transactionTypes) as readonly TransactionTypeName[];
  return names.find((name) => transactionTypes[name].code === code);
}
