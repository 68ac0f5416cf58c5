import { decodeText, encodeText } from './bytes.ts';
import { encodeJson, type JsonObject, objectAt, parseJson, textAt } from './json.ts';

/** One Sale-to-POI message. The till asks and the terminal answers; both repeat who they are. */
export interface Message {
  readonly header: MessageHeader;
  /** What is under PaymentRequest, PaymentResponse and so on. */
  readonly body: JsonObject;
}

export interface MessageHeader {
  readonly messageClass: MessageClass;
  readonly category: Category;
  readonly type: 'Request' | 'Response' | 'Notification';
  /** Names a question and its answer, in ten characters at most. */
  readonly serviceId: string | null;
  /** The same for messages to one of the terminal's devices, such as its display. */
  readonly deviceId: string | null;
  /** The till. */
  readonly saleId: string;
  /** The terminal. */
  readonly poiId: string;
}

export type MessageClass = 'Service' | 'Device' | 'Event';

/** The names on the wire, and the words for the wire log. */
export const categories = {
  Abort: 'abort',
  Admin: 'administration',
  Diagnosis: 'diagnosis',
  Display: 'display',
  Event: 'event',
  Input: 'input',
  Login: 'login',
  Logout: 'logout',
  Payment: 'payment',
  Print: 'print',
  Reconciliation: 'reconciliation',
  Reversal: 'reversal',
  TransactionStatus: 'transaction status',
} as const;

export type Category = keyof typeof categories;

const protocolVersion = '3.0';

export function encodeMessage({ header, body }: Message): Uint8Array {
  return encodeText(
    encodeJson({
      [envelopeOf(header)]: { MessageHeader: encodeHeader(header), [bodyOf(header)]: body },
    }),
  );
}

/** `undefined` for what is no such message. */
export function decodeMessage(bytes: Uint8Array): Message | undefined {
  const text = decodeText(bytes);
  const json = text === undefined ? undefined : parseJson(text);
  for (const name of ['SaleToPOIResponse', 'SaleToPOIRequest'] as const) {
    const content = objectAt(json, name);
    const header = decodeHeader(content);
    if (header) return { header, body: objectAt(content, bodyOf(header)) };
  }
  return undefined;
}

export function encodeHeader(header: MessageHeader): JsonObject {
  return {
    ProtocolVersion: protocolVersion,
    MessageClass: header.messageClass,
    MessageCategory: header.category,
    MessageType: header.type,
    ServiceID: header.serviceId ?? undefined,
    DeviceID: header.deviceId ?? undefined,
    SaleID: header.saleId,
    POIID: header.poiId,
  };
}

/** For the wire log: never anything of the content. */
export function nameOf({ category, type }: Pick<MessageHeader, 'category' | 'type'>): string {
  return `${categories[category]} ${type.toLowerCase()}`;
}

/** Whether this answers that: another category, number, till or terminal belongs to something else. */
export function isAnswerTo(question: MessageHeader, answer: MessageHeader): boolean {
  return (
    answer.type === 'Response' &&
    answer.category === question.category &&
    answer.serviceId === question.serviceId &&
    (answer.deviceId === null || answer.deviceId === question.deviceId) &&
    answer.saleId === question.saleId &&
    answer.poiId === question.poiId
  );
}

/** A notification comes under the name of a request. */
export function envelopeOf({ type }: Pick<MessageHeader, 'type'>): string {
  return type === 'Response' ? 'SaleToPOIResponse' : 'SaleToPOIRequest';
}

function bodyOf({ category, type }: MessageHeader): string {
  return `${category}${type}`;
}

function decodeHeader(content: JsonObject): MessageHeader | undefined {
  const header = objectAt(content, 'MessageHeader');
  const category = textAt(header, 'MessageCategory');
  const messageClass = textAt(header, 'MessageClass');
  const type = textAt(header, 'MessageType');
  const saleId = textAt(header, 'SaleID');
  const poiId = textAt(header, 'POIID');
  if (!isCategory(category) || !isClass(messageClass) || !isType(type)) return undefined;
  if (saleId === undefined || poiId === undefined) return undefined;
  const serviceId = textAt(header, 'ServiceID') ?? null;
  const deviceId = textAt(header, 'DeviceID') ?? null;
  return { messageClass, category, type, serviceId, deviceId, saleId, poiId };
}

function isCategory(text: string | undefined): text is Category {
  return text !== undefined && Object.hasOwn(categories, text);
}

function isClass(text: string | undefined): text is MessageClass {
  return text === 'Service' || text === 'Device' || text === 'Event';
}

function isType(text: string | undefined): text is MessageHeader['type'] {
  return text === 'Request' || text === 'Response' || text === 'Notification';
}
