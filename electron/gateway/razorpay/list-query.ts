import type { Orders, TimeQuery } from '../../till/till.ts';
import { fieldInvalid, type Processor } from './errors.ts';
import { failure, type Result, success } from './result.ts';

type Query = Readonly<Record<string, unknown>>;
type OrderListQuery = Parameters<Orders['list']>[0];

const defaultCount = 10;
const mostCount = 100;

/** The query of GET /v1/orders. */
export function readOrderList(query: Query): Result<OrderListQuery> {
  const times = readTimeQuery(query, 'order');
  if (!times.ok) return times;
  const authorised = wholeNumber(query.authorized, null);
  if (authorised === undefined || (authorised !== null && authorised > 1))
    return bad('order', 'authorized');
  const { receipt } = query;
  if (receipt !== undefined && typeof receipt !== 'string') return bad('order', 'receipt');
  return success({
    ...times.value,
    ...(authorised === null ? {} : { authorised: authorised === 1 }),
    ...(receipt ? { receipt } : {}),
  });
}

/** Which of a list: times in seconds since 1970, both ends included. */
export function readTimeQuery(query: Query, processor: Processor): Result<TimeQuery> {
  const count = wholeNumber(query.count, defaultCount);
  const skip = wholeNumber(query.skip, 0);
  const from = wholeNumber(query.from, null);
  const to = wholeNumber(query.to, null);
  if (count === undefined || count === null || count < 1 || count > mostCount) {
    return bad(processor, 'count');
  }
  if (skip === undefined || skip === null) return bad(processor, 'skip');
  if (from === undefined) return bad(processor, 'from');
  if (to === undefined) return bad(processor, 'to');
  return success({
    count,
    skip,
    ...(from === null ? {} : { from: from * 1000 }),
    // Everything that happened within that second.
    ...(to === null ? {} : { to: to * 1000 + 999 }),
  });
}

/**
 * Whether the caller wants an order's payments with it: `expand[]=payments`, however the SDKs write the
 * brackets, also `expand[0]`, `expand[expand]` and `payments.card` (razorpay-wire.md section 2).
 */
export function wantsPayments(query: Query): boolean {
  return Object.entries(query).some(
    ([name, value]) =>
      /^expand(\[[^\]]*\])*$/.test(name) &&
      [value].flat().some((each) => typeof each === 'string' && /^payments(\.|$)/.test(each)),
  );
}

/** `undefined` for what is no whole number; `otherwise` for what is not there. */
function wholeNumber<Otherwise>(
  value: unknown,
  otherwise: Otherwise,
): number | Otherwise | undefined {
  if (value === undefined || value === '') return otherwise;
  return typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : undefined;
}

function bad(processor: Processor, field: string): Result<never> {
  return failure(fieldInvalid(processor, field));
}
