import type { LastResult } from '../terminal.ts';
import { conditionOf, isSuccess, wordsOf } from './answers.ts';
import { busy, inProgress, notFound } from './error-conditions.ts';
import { type JsonObject, objectAt, textAt } from './json.ts';
import type { Message } from './message.ts';
import { payReportOf } from './pay-reports.ts';
import { markOf, receiptLines, slipsIn } from './receipts.ts';
import { serviceIdOf } from './service-id.ts';

/**
 * What a transaction status says: about the transaction that the till named, or the terminal's last one
 * when it named none (`about` null) or the terminal did not know it.
 */
export function lastResultOf(message: Message, about: string | null): LastResult {
  const { body } = message;
  if (isSuccess(body)) {
    const repeated = repeatedMessage(message);
    if (!repeated) {
      const reason = 'The terminal did not say what its last transaction was';
      return { type: 'unavailable', reason };
    }
    const report = payReportOf(repeated, { abortSent: false, asked: null });
    if (report.type === 'unclear') return { type: 'unavailable', reason: report.reason };
    const result = { type: 'result', mark: markOf(repeated), outcome: report.outcome } as const;
    if (about === null) return result;
    return repeated.header.serviceId === serviceIdOf(about)
      ? { ...result, paymentId: about }
      : { ...result, isAnother: true };
  }
  switch (conditionOf(body)) {
    case inProgress:
    case busy:
      return { type: 'busy' };
    case notFound:
      return { type: 'none' };
    default:
      return { type: 'unavailable', reason: wordsOf(body) };
  }
}

/** The slip of the last transaction, for printing it once more. */
export function repeatedSlip(message: Message) {
  const repeated = repeatedMessage(message);
  return repeated
    ? {
        lines: receiptLines(repeated.body),
        slips: slipsIn(repeated.body),
        mark: markOf(repeated),
      }
    : {};
}

/** The answer that the till may have missed, as it was given. */
function repeatedMessage({ header, body }: Message): Message | undefined {
  const repeated = objectAt(body, 'RepeatedMessageResponse');
  const content = objectAt(repeated, 'RepeatedResponseMessageBody');
  const serviceId =
    textAt(repeated, 'MessageHeader', 'ServiceID') ??
    textAt(body, 'MessageReference', 'ServiceID') ??
    null;
  for (const category of ['Payment', 'Reversal'] as const) {
    const answer: JsonObject = objectAt(content, `${category}Response`);
    if (Object.keys(answer).length > 0) {
      return { header: { ...header, category, serviceId }, body: answer };
    }
  }
  return undefined;
}
