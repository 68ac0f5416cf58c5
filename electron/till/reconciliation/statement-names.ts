import type { StatementColumn } from '../../../shared/statement.ts';

/**
 * What acquirers, banks and providers call a column, the surest name first: where a file has a gross and a
 * net amount, the gross one is what the customer paid. A `settlement utr` is the payout's and names no
 * payment, so it is none of these.
 */
export const statementNames: Readonly<Record<StatementColumn, readonly string[]>> = {
  date: [
    ...['transaction date', 'txn date', 'tran date', 'trans date', 'transaction date time'],
    ...['txn date time', 'transaction datetime', 'transaction time', 'date & time', 'date time'],
    ...['datetime', 'created at', 'payment date', 'date', 'value date', 'processing date'],
    ...['settlement date', 'settled at', 'लेन देन की तारीख', 'तारीख', 'दिनांक'],
  ],
  amount: [
    ...['transaction amount', 'txn amount', 'transaction amt', 'txn amt', 'gross amount'],
    ...['gross amt', 'sale amount', 'amount', 'amt', 'gross', 'राशि', 'रकम'],
  ],
  credit: ['credit', 'credit amount', 'deposit', 'deposit amount', 'deposit amt', 'cr', 'जमा'],
  debit: [
    'debit',
    'debit amount',
    'withdrawal',
    'withdrawal amount',
    'withdrawal amt',
    'dr',
    'नामे',
  ],
  type: [
    ...['transaction type', 'txn type', 'tran type', 'trans type', 'type', 'record type', 'entity'],
    ...['entry type', 'प्रकार'],
  ],
  direction: ['cr/dr', 'dr/cr', 'cr dr', 'dr cr', 'credit/debit', 'debit/credit'],
  status: ['transaction status', 'txn status', 'payment status', 'status', 'स्थिति'],
  currency: ['transaction currency', 'txn currency', 'currency', 'currency code', 'मुद्रा'],
  fee: [
    ...['fee', 'fees', 'mdr', 'mdr amount', 'msf', 'msf amount', 'commission', 'charges', 'शुल्क'],
  ],
  id: ['entity id', 'refund id', 'transaction id', 'txn id'],
  payment: ['payment id'],
  receipt: [
    ...['order receipt', 'order id', 'merchant order id', 'merchant reference', 'merchant ref'],
    ...['bill number', 'bill no'],
  ],
  reference: [
    ...['rrn', 'rrn no', 'rrn number', 'retrieval reference number', 'retrieval reference no'],
    ...['retrieval ref no', 'bank rrn', 'upi rrn', 'utr', 'utr no', 'utr number'],
    ...['upi reference', 'upi reference number', 'upi ref no', 'bank reference'],
    ...['bank reference number', 'bank ref no', 'reference number', 'reference no', 'ref no'],
    ...['reference', 'आरआरएन', 'यूटीआर', 'संदर्भ संख्या', 'संदर्भ'],
  ],
  terminal: [
    ...[
      'terminal id',
      'tid',
      'terminal',
      'terminal no',
      'terminal number',
      'device id',
      'टर्मिनल',
      'मशीन',
    ],
  ],
  trace: [
    ...['trace', 'trace no', 'trace number', 'trace id', 'stan', 'system trace audit number'],
  ],
  approval: [
    ...['auth code', 'authcode', 'authorization code', 'authorisation code', 'approval code'],
    ...[
      'appr code',
      'app code',
      'auth id',
      'auth no',
      'approval no',
      'auth',
      'approval',
      'अनुमोदन कोड',
    ],
  ],
};
