import type { CounterState } from '../counter-machine.ts';
import type { CounterRecords, CounterTransaction } from '../counter-records.ts';
import { inProgress, notFound } from './error-conditions.ts';
import { type JsonObject, objectAt, textAt } from './json.ts';
import { encodeHeader, type Message } from './message.ts';
import {
  failure,
  isReversal,
  readReference,
  success,
  transactionAnswer,
} from './terminal-answers.ts';

/** How one transaction ended, or the last one when the till names none. */
export function answerStatus(records: CounterRecords, message: Message): JsonObject {
  const wanted = referredServiceId(message);
  if (records.open && (wanted === undefined || isAboutOpen(records, message))) {
    return { ...failure(inProgress), MessageReference: reference(records.open) };
  }
  const found =
    wanted === undefined
      ? records.transactions.at(-1)
      : findByServiceId(records.transactions, wanted);
  const category = found && isReversal(found) ? 'Reversal' : 'Payment';
  const wantedCategory = textAt(message.body, 'MessageReference', 'MessageCategory') ?? category;
  if (!found || wantedCategory !== category) return failure(notFound);
  const { serviceId } = readReference(found.reference);
  return {
    ...success,
    MessageReference: reference(found),
    RepeatedMessageResponse: {
      MessageHeader: encodeHeader({ ...message.header, category, type: 'Response', serviceId }),
      RepeatedResponseMessageBody: { [`${category}Response`]: transactionAnswer(found, false) },
    },
  };
}

/** What moves no money and changes nothing that a person sees. */
export function answerService({ header, body }: Message, step: CounterState['step']): JsonObject {
  switch (header.category) {
    case 'Login':
    case 'Logout':
      return success;
    case 'Diagnosis': {
      const hosts = body.HostDiagnosisFlag === true;
      return {
        ...success,
        POIStatus: {
          GlobalStatus: step === 'none' ? 'OK' : 'Busy',
          PrinterStatus: 'OK',
          CommunicationOKFlag: true,
        },
        ...(hosts ? { HostStatus: [{ AcquirerID: 'SIMULATED', IsReachableFlag: true }] } : {}),
      };
    }
    default:
      return failure('UnavailableService');
  }
}

export function isAboutOpen({ open }: CounterRecords, message: Message): boolean {
  return open !== null && readReference(open.reference).serviceId === referredServiceId(message);
}

export function findByServiceId(
  transactions: readonly CounterTransaction[],
  serviceId: string,
): CounterTransaction | undefined {
  return transactions.findLast(
    ({ reference: text }) => readReference(text).serviceId === serviceId,
  );
}

function referredServiceId({ body }: Message): string | undefined {
  return textAt(objectAt(body, 'MessageReference'), 'ServiceID');
}

function reference(transaction: CounterTransaction): JsonObject {
  const { serviceId } = readReference(transaction.reference);
  return {
    MessageCategory: isReversal(transaction) ? 'Reversal' : 'Payment',
    ServiceID: serviceId,
  };
}
