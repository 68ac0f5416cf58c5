import { type Currency, currencies, isCurrency } from '../../../shared/money.ts';
import type { NewOrder } from '../../till/till.ts';
import { amountTooSmall, bodyInvalid, type Processor } from './errors.ts';
import { errorOfProblem, firstProblem } from './field-problem.ts';
import { isNotesBody, isOrderBody, notesOf } from './requests.ts';
import { failure, isRecord, type Result, success } from './result.ts';

export interface OrderCall {
  readonly order: NewOrder;
  /** The terminal this order is for, when the caller says so: the documents' sample puts it in a note. */
  readonly deviceId: string | null;
}

/** In the order of the documents' table: amount, currency, then what the table leaves out. */
const fields = ['amount', 'currency', 'receipt', 'notes', 'device_id', 'payment_capture'];

/**
 * The body of POST /v1/orders. An amount below the minimum is said before a missing currency, so the
 * store's own currency stands in for that.
 */
export function readOrder(body: unknown, storeCurrency: Currency): Result<OrderCall> {
  if (!isRecord(body)) return failure(bodyInvalid('order'));
  const { amount, currency } = body;
  const judgedBy = typeof currency === 'string' && isCurrency(currency) ? currency : storeCurrency;
  const { minimum } = currencies[judgedBy];
  if (Number.isInteger(amount) && Number(amount) < minimum) {
    return failure(amountTooSmall(minimum, judgedBy));
  }
  if (!isOrderBody.Check(body)) {
    const problem = firstProblem(body, isOrderBody.Errors(body), fields);
    return failure(errorOfProblem('order', problem));
  }
  const notes = notesOf(body.notes) ?? {};
  return success({
    order: {
      ...{ amount: body.amount, currency: body.currency, receipt: body.receipt ?? null, notes },
      captureMode: isManual(body.payment_capture) ? 'manual' : 'automatic',
    },
    deviceId: body.device_id ?? notes.device_id ?? null,
  });
}

function isManual(capture: boolean | 0 | 1 | '0' | '1' | null | undefined): boolean {
  return capture === false || capture === 0 || capture === '0';
}

/** The body of a PATCH: other notes instead of those the thing has. */
export function readNotes(
  body: unknown,
  processor: Processor = 'order',
): Result<Readonly<Record<string, string>>> {
  if (!isRecord(body)) return failure(bodyInvalid(processor));
  if (!isNotesBody.Check(body)) {
    return failure(
      errorOfProblem(processor, firstProblem(body, isNotesBody.Errors(body), ['notes'])),
    );
  }
  return success(notesOf(body.notes) ?? {});
}
