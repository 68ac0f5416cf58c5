import { expect, test } from 'vitest';
import {
  decodeRecords,
  emptyRecords,
  encodeRecords,
  nextTrace,
  settle,
  type TerminalRecords,
  type TransactionRecord,
} from './terminal-record.ts';

const open: TransactionRecord = {
  trace: 1,
  amount: 100,
  currency: 'INR',
  method: 'card',
  result: 'cancelled',
  resultCode: 0x6c,
  isPresented: false,
  at: 0,
};

test('trace numbers have six digits, and begin again at one', () => {
  expect(nextTrace(emptyRecords)).toBe(1);
  expect(nextTrace({ ...emptyRecords, lastTrace: 999_998 })).toBe(999_999);
  expect(nextTrace({ ...emptyRecords, lastTrace: 999_999 })).toBe(1);
});

test('the last thousand transactions are kept', () => {
  let records: TerminalRecords = emptyRecords;
  for (let trace = 1; trace <= 1_001; trace += 1) {
    records = settle({ ...records, open: { ...open, trace } }, 'approved', 0);
  }
  expect(records.transactions).toHaveLength(1_000);
  expect(records.transactions[0]?.trace).toBe(2);
  expect(records.open).toBeNull();
});

test('without an open transaction there is nothing to settle', () => {
  expect(settle(emptyRecords, 'approved', 0)).toBe(emptyRecords);
});

test('what was kept is read again', () => {
  const records = settle({ ...emptyRecords, open, lastTrace: 1 }, 'reversed', 0xb4);
  expect(decodeRecords(encodeRecords({ ...records, open }))).toEqual({ ...records, open });
});

test('what becomes of a transaction after it was kept is kept too', () => {
  const sold = settle({ ...emptyRecords, open, lastTrace: 1 }, 'approved', 0);
  expect(decodeRecords(encodeRecords(sold))).toEqual(sold);
  const takingBack = { ...open, kind: 'reversal', trace: 2, originalTrace: open.trace } as const;
  const taken = settle({ ...sold, open: takingBack, lastTrace: 2 }, 'approved', 0);
  expect(decodeRecords(encodeRecords(taken))).toEqual(taken);
  expect(taken.transactions[0]?.result).toBe('reversed');
});

test.each(['{}', '{"version":1}', '{"version":2}', 'not JSON'])('%s is not a memory', (content) => {
  expect(() => decodeRecords(content)).toThrow();
});
