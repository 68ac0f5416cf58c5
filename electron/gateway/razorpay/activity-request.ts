import type { CheckoutEcho } from '../../../shared/activity.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { CloseCheckout, InitiateCheckout } from '../../till/till.ts';
import { bodyInvalid, checkoutAmountTooSmall, fieldInvalid, fieldMissing } from './errors.ts';
import { errorOfProblem, firstProblem } from './field-problem.ts';
import { type CheckoutBody, isCloseBody, isInitiateBody, notesOf } from './requests.ts';
import { failure, isRecord, type Result, success } from './result.ts';

export type ActivityCall =
  | { readonly action: 'initiate_checkout'; readonly input: InitiateCheckout }
  | { readonly action: 'close_checkout'; readonly input: CloseCheckout };

/** In the order of the documents' table, then what it leaves out. */
const fields = [
  'action',
  'initiate_checkout',
  'initiate_checkout.amount',
  'initiate_checkout.currency',
  'initiate_checkout.order_id',
  'initiate_checkout.description',
  'initiate_checkout.name',
  'initiate_checkout.type',
  'initiate_checkout.prefill',
  'initiate_checkout.prefill.name',
  'initiate_checkout.prefill.email',
  'initiate_checkout.prefill.contact',
  'initiate_checkout.prefill.method',
  'device_id',
  'notes',
];

/** The body of POST /v1/devices/activity. */
export function readActivity(
  body: unknown,
  settings: Pick<Settings, 'lenient' | 'storeName'>,
): Result<ActivityCall> {
  if (!isRecord(body)) return failure(bodyInvalid('activity'));
  switch (body.action) {
    case undefined:
    case null:
      return failure(fieldMissing('activity', 'action'));
    case 'initiate_checkout':
      return readInitiate(settings.lenient ? withDescription(body) : body, settings.storeName);
    case 'close_checkout':
      return readClose(body);
    default:
      return failure(fieldInvalid('activity', 'action'));
  }
}

function readInitiate(
  body: Readonly<Record<string, unknown>>,
  storeName: string,
): Result<ActivityCall> {
  if (!isInitiateBody.Check(body)) {
    const problem = firstProblem(body, isInitiateBody.Errors(body), fields);
    if (problem.type === 'too_small') return failure(checkoutAmountTooSmall());
    return failure(errorOfProblem('activity', problem));
  }
  const { amount, currency, order_id: orderId, description, prefill } = body.initiate_checkout;
  const input = {
    deviceId: body.device_id || null,
    orderId,
    amount,
    currency,
    preferredMethod: prefill?.method ?? null,
    description,
    echo: echoOf(body.initiate_checkout, storeName),
    notes: notesOf(body.notes),
  };
  return success({ action: 'initiate_checkout', input });
}

function readClose(body: Readonly<Record<string, unknown>>): Result<ActivityCall> {
  if (!isCloseBody.Check(body)) {
    const problem = firstProblem(body, isCloseBody.Errors(body), fields);
    return failure(errorOfProblem('activity', problem));
  }
  const input = { deviceId: body.device_id || null, notes: notesOf(body.notes) };
  return success({ action: 'close_checkout', input });
}

/** X7: a setting for callers that leave the description out. */
function withDescription(body: Readonly<Record<string, unknown>>) {
  const checkout = body.initiate_checkout;
  if (!isRecord(checkout)) return body;
  return { ...body, initiate_checkout: { description: 'POS Transaction', ...checkout } };
}

/** What the activity shows again. The name is the one that is used (X6). */
function echoOf(checkout: CheckoutBody, storeName: string): CheckoutEcho {
  const { name, amount, currency, description, type, order_id: orderId, prefill } = checkout;
  return {
    name: name || storeName,
    amount,
    currency,
    description,
    ...(type ? { type } : {}),
    orderId,
    ...(prefill ? { prefill: given(prefill) } : {}),
  };
}

/** Without the members that are null. */
function given(
  prefill: NonNullable<CheckoutBody['prefill']>,
): NonNullable<CheckoutEcho['prefill']> {
  const { name, email, contact, method } = prefill;
  return {
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(contact ? { contact } : {}),
    ...(method ? { method } : {}),
  };
}
