import { currencies } from '../../../shared/money.ts';
import type { Payment } from '../../../shared/payment.ts';
import type { CaptureRequest, NewRefund } from '../../till/till.ts';
import { bodyInvalid } from './errors.ts';
import { errorOfProblem, firstProblem } from './field-problem.ts';
import { withFormAmounts } from './form-amounts.ts';
import { amountBelowMinimum } from './payment-refusals.ts';
import {
  isCaptureBody,
  isRefundBody,
  isRefundOfBody,
  notesOf,
  type RefundBody,
} from './requests.ts';
import { failure, isRecord, type Result, success } from './result.ts';

/** The body of POST /v1/payments/{id}/capture; SDKs of old leave the currency out. */
export function readCapture(body: unknown, payment: Payment): Result<CaptureRequest> {
  if (!isRecord(body)) return failure(bodyInvalid('payment'));
  if (!isCaptureBody.Check(body)) {
    const problem = firstProblem(body, isCaptureBody.Errors(body), ['amount', 'currency']);
    return failure(
      errorOfProblem('payment', {
        ...problem,
        type: problem.type === 'missing' ? 'missing' : 'invalid',
      }),
    );
  }
  const { amount, currency } = body;
  return success({ paymentId: payment.id, amount, currency: currency ?? payment.currency });
}

const fields = ['payment_id', 'amount', 'speed', 'notes', 'receipt'];

/** A refund of this payment. The SDKs' own samples write the amount as text; no body means all of it. */
export function readRefund(given: unknown, payment: Payment): Result<NewRefund> {
  const body = withFormAmounts(given ?? {});
  if (!isRecord(body)) return failure(bodyInvalid('refund'));
  if (!isRefundBody.Check(body)) {
    const { field, type } = firstProblem(body, isRefundBody.Errors(body), fields);
    // No field of a refund is required, so one that is null is wrong rather than missing.
    const problem = { field, type: type === 'missing' ? 'invalid' : type } as const;
    return failure(errorOfProblem('refund', problem));
  }
  const { minimum } = currencies[payment.currency];
  if (typeof body.amount === 'number' && body.amount < minimum) {
    return failure(amountBelowMinimum(minimum, payment.currency));
  }
  return success(newRefundOf(body, payment.id));
}

/** The payment that POST /v1/refunds is about; the rest of its body is as that of a payment's refund. */
export function readRefundOf(given: unknown): Result<string> {
  const body = withFormAmounts(given);
  if (!isRecord(body)) return failure(bodyInvalid('refund'));
  if (isRefundOfBody.Check(body)) return success(body.payment_id);
  const problem = firstProblem(body, isRefundOfBody.Errors(body), fields);
  return failure(errorOfProblem('refund', problem));
}

function newRefundOf(body: RefundBody, paymentId: string): NewRefund {
  const { amount, speed, receipt } = body;
  const notes = notesOf(body.notes);
  return {
    paymentId,
    amount: amount ?? null,
    ...(speed ? { speed } : {}),
    ...(notes ? { notes } : {}),
    receipt: receipt ?? null,
  };
}
