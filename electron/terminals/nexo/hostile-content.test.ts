import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createManualClock } from '../../../shared/manual-clock.ts';
import { emptyCounter } from '../counter-records.ts';
import type { ServiceCommand } from '../service.ts';
import { decodeText, encodeText } from './bytes.ts';
import { createSecurity } from './driver-security.ts';
import { encodeJson, type JsonObject, parseJson } from './json.ts';
import { lastResultOf } from './last-results.ts';
import { decodeMessage, type Message } from './message.ts';
import { payReportOf } from './pay-reports.ts';
import { readMessage } from './secured-message.ts';
import { serviceEndOf } from './service-ends.ts';
import { startTerminal, transition } from './terminal-machine.ts';

/** Whatever comes inside an answer: nothing of it throws, stalls, or becomes money by accident. */
const names = [
  'Response',
  'Result',
  'ErrorCondition',
  'AdditionalResponse',
  'PaymentResult',
  'AmountsResp',
  'AuthorizedAmount',
  'Currency',
  'POIData',
  'POITransactionID',
  'TransactionID',
  'TimeStamp',
  'RepeatedMessageResponse',
  'RepeatedResponseMessageBody',
  'PaymentResponse',
  'PaymentReceipt',
  'OutputContent',
  'OutputText',
  'Text',
  'TransactionTotals',
  'PaymentTotals',
  'PaymentCurrency',
  'DisplayOutput',
  'OutputBarcode',
  'BarcodeValue',
  'BarcodeType',
  'MessageReference',
  'ServiceID',
  'PaymentTransaction',
  'AmountsReq',
  'RequestedAmount',
  'OriginalPOITransaction',
  'ReversedAmount',
  '__proto__',
  'constructor',
];
const words = [
  'Success',
  'Failure',
  'Partial',
  'InProgress',
  'NotFound',
  'INR',
  'QRCode',
  '%E0%A4',
  '1',
];
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom(...words),
    fc.constantFrom(0, 1, 10.25, -1, 1e300, true, false, null),
    fc.string(),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('any'), { maxKeys: 5 }),
  ),
})).any;
const body = fc
  .dictionary(fc.constantFrom(...names), value, { maxKeys: 6 })
  .map((made) => parseJson(JSON.stringify(made)) as JsonObject);
const categories = [
  'Payment',
  'Reversal',
  'TransactionStatus',
  'Abort',
  'Display',
  'Print',
  'Reconciliation',
  'Diagnosis',
  'Login',
  'Input',
] as const;
const services: readonly ServiceCommand['type'][] = [
  'status',
  'diagnosis',
  'end_of_day',
  'repeat_receipt',
  'print',
  'display_text',
  'display_code',
  'log_off',
];

test('an answer of any content is taken for something', () => {
  fc.assert(
    fc.property(body, fc.constantFrom(...categories), (content, category) => {
      const answer = message(category, 'Response', content);
      const report = payReportOf(answer, { abortSent: false, asked: null });
      if (report.type === 'outcome' && report.outcome.type === 'approved') {
        expect(['Success', 'Partial']).toContain(resultIn(content));
      }
      expect(lastResultOf(answer, 'pay_1').type).toBeDefined();
      for (const service of services) expect(serviceEndOf(service, answer).type).toBeDefined();
    }),
    { numRuns: 2_000 },
  );
});

test('a terminal takes a request of any content, and approves nothing without a person', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(...categories), body), { maxLength: 5 }),
      (requests) => {
        let { state } = startTerminal(emptyCounter('hostile'));
        const now = createManualClock().now();
        for (const [category, content] of requests) {
          const asked = message(category, 'Request', content);
          state =
            transition(state, { type: 'question', exchange: 1, message: asked, now })?.state ??
            state;
        }
        const { transactions, open } = state.counter.records;
        expect(
          [...transactions, ...(open ? [open] : [])].map(({ result }) => result),
        ).not.toContain('approved');
      },
    ),
    { numRuns: 500 },
  );
});

test('bytes of any kind are no message, sealed or not', () => {
  const security = createSecurity({ passphrase: 'x', keyIdentifier: 'y', keyVersion: 1 });
  const envelope = fc
    .record({ blob: fc.base64String(), nonce: fc.base64String(), hmac: fc.base64String() })
    .map(({ blob, nonce, hmac }) =>
      encodeText(
        `{"SaleToPOIResponse":{"NexoBlob":"${blob}","SecurityTrailer":{"AdyenCryptoVersion":1,"KeyIdentifier":"y","KeyVersion":1,"Nonce":"${nonce}","Hmac":"${hmac}"}}}`,
      ),
    );
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), envelope), (bytes) => {
      expect(readMessage(bytes, security).type).toBe('unreadable');
      expect(readMessage(bytes, undefined).type).toBe('unreadable');
    }),
    { numRuns: 500 },
  );
});

test('what is nested without an end, of another encoding or of two minds is no message', () => {
  const deep = `{"SaleToPOIResponse":${'{"a":'.repeat(60_000)}1${'}'.repeat(60_001)}`;
  expect(decodeMessage(encodeText(deep))).toBeUndefined();
  expect(decodeMessage(encodeText('['.repeat(100_000)))).toBeUndefined();
  expect(decodeText(Uint8Array.of(0x7b, 0x22, 0xe9, 0x22, 0x7d))).toBeUndefined();
  expect(parseJson('{"a":1}{"b":2}')).toBeUndefined();
  expect(parseJson('\uFEFF{"a":1}')).toBeUndefined();
  const polluted = parseJson('{"__proto__":{"Result":"Success"}}');
  expect(
    payReportOf(message('Payment', 'Response', polluted as JsonObject), {
      abortSent: false,
      asked: null,
    }).type,
  ).toBe('unclear');
});

function message(
  category: Message['header']['category'],
  type: 'Request' | 'Response',
  content: JsonObject,
): Message {
  return {
    header: {
      messageClass: 'Service',
      category,
      type,
      serviceId: 'S1',
      deviceId: null,
      saleId: 'TILL-1',
      poiId: 'GALLA-0001',
    },
    body: content,
  };
}

function resultIn(content: JsonObject): unknown {
  const response = parseJson(encodeJson(content)) as { Response?: { Result?: unknown } };
  return response.Response?.Result;
}
