import { ConstraintError, LedgerError } from './ledger.ts';

/** Result codes of SQLite (sqlite.org/rescode.html); the low byte is the primary code. */
const busy = 5;
const readOnly = 8;
const corrupt = 11;
const full = 13;
const cannotOpen = 14;
const constraint = 19;
const notADatabase = 26;
const foreignKey = 787;
/** The shared-memory file could not grow: on a full disk it is the first to notice. */
const sharedMemorySize = 4874;

/** Rules that SQLite reports by their columns only. */
const rulesByColumns: Readonly<Record<string, string>> = {
  'payments.terminal_id': 'one_open_payment_per_terminal',
  'payments.place_id': 'one_blocking_payment_per_place',
  'payments.terminal_id, payments.approval_mark': 'one_payment_per_transaction',
  'refunds.terminal_id': 'one_open_refund_per_terminal',
  'refunds.terminal_id, refunds.approval_mark': 'one_refund_per_transaction',
  'orders.seq': 'order_number_is_unique',
};

/**
 * What SQLite or the file system said about the file or folder `place`, as an error of the ledger. What
 * does not come from them (a value that cannot be kept, a mistake in a write) stays as it is.
 */
export function translateError(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ERR_SQLITE_ERROR') return translateResult(error, place);
  // Reading or writing through a connection that close() has ended.
  if (code === 'ERR_INVALID_STATE') return ledgerIsClosed();
  if (code === undefined || syscall === undefined) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskIsFull(place, error);
  if (notWritableCodes.has(code)) return notWritable(place, code, error);
  return fault(error.message, place, error);
}

export function damaged(file: string, detail: string, cause?: unknown): LedgerError {
  return new LedgerError(
    'damaged',
    `The ledger ${file} is damaged (${detail}). Keep this file and those beside it for repair, ` +
      'put the newest copy of the whole folder in its place, and start again.',
    { cause },
  );
}

export function ledgerIsClosed(): LedgerError {
  return new LedgerError('closed', 'The ledger is closed.');
}

/** ENOENT: what Node says when it may not make a folder on a disk that is only for reading. */
const notWritableCodes = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOTDIR',
  'EEXIST',
  'EISDIR',
  'ENOENT',
]);

function translateResult(error: Error, place: string): Error {
  const { errcode = 0 } = error as Error & { errcode?: number };
  if (errcode === sharedMemorySize) return diskIsFull(place, error);
  switch (errcode & 0xff) {
    case constraint:
      return new ConstraintError(ruleOf(error.message, errcode), { cause: error });
    case corrupt:
    case notADatabase:
      return damaged(place, error.message, error);
    case full:
      return diskIsFull(place, error);
    case readOnly:
    case cannotOpen:
      return notWritable(place, error.message, error);
    case busy:
      return new LedgerError(
        'in_use',
        `Another program is using the ledger ${place}. Close it, then try again.`,
        { cause: error },
      );
    default:
      return fault(error.message, place, error);
  }
}

/** CHECK and RAISE carry the rule's name, UNIQUE the columns, FOREIGN KEY nothing. */
function ruleOf(message: string, errcode: number): string {
  if (errcode === foreignKey) return 'refers_to_what_exists';
  const subject = /constraint failed: (.+)$/.exec(message)?.[1] ?? message;
  return rulesByColumns[subject] ?? subject;
}

function diskIsFull(place: string, cause: unknown): LedgerError {
  return new LedgerError(
    'disk_full',
    `There is no space left for the ledger ${place}. This was not kept; ` +
      'free some space and try again.',
    { cause },
  );
}

function notWritable(place: string, detail: string, cause: unknown): LedgerError {
  return new LedgerError(
    'not_writable',
    `The ledger ${place} cannot be written (${detail}). Let this account write to its folder, ` +
      'or choose another folder.',
    { cause },
  );
}

function fault(detail: string, place: string, cause: unknown): LedgerError {
  return new LedgerError('fault', `The ledger ${place} failed: ${detail}`, { cause });
}
