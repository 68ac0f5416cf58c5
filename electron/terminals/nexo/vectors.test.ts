import { expect, test } from 'vitest';
import { decodeText, encodeText } from './bytes.ts';
import { createSecurity, deriveKeys } from './driver-security.ts';
import fixture from './fixtures/nexo-vectors.json' with { type: 'json' };
import { encodeJson, type JsonObject, parseJson } from './json.ts';
import { decodeMessage, encodeMessage, type Message } from './message.ts';
import { payReportOf } from './pay-reports.ts';
import { readMessage, writeMessage } from './secured-message.ts';

/** Recorded beside the code: keys, a sealed message, and answers of which it is known what they say. */
const { derivation, sealed, answers } = fixture;
const secret = { passphrase: derivation.passphrase, keyIdentifier: 'vectors', keyVersion: 1 };
const nonce = fromBase64(sealed.nonce);

test('a passphrase becomes the keys that the terminal makes of it', () => {
  const { hmacKey, cipherKey, iv } = deriveKeys(derivation.passphrase);
  expect([hmacKey, cipherKey, iv].map((bytes) => Buffer.from(bytes).toString('hex'))).toEqual([
    derivation.hmacKey,
    derivation.cipherKey,
    derivation.iv,
  ]);
});

test('the recorded message is unsealed, and sealed again to the very same', () => {
  const security = createSecurity(secret, () => nonce);
  expect(decodeText(security.unseal(sealed) ?? new Uint8Array())).toBe(sealed.plain);
  expect(security.seal(encodeText(sealed.plain))).toEqual({
    blob: sealed.blob,
    nonce: sealed.nonce,
    hmac: sealed.hmac,
  });
});

test('what was changed, cut or sealed with another key is not believed', () => {
  const security = createSecurity(secret);
  const flipped = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
  for (const spoilt of [
    { ...sealed, blob: flipped(sealed.blob) },
    { ...sealed, blob: sealed.blob.slice(0, -24) },
    { ...sealed, blob: '' },
    { ...sealed, blob: `${sealed.blob.slice(0, 40)}!${sealed.blob.slice(41)}` },
    { ...sealed, nonce: flipped(sealed.nonce) },
    { ...sealed, nonce: sealed.nonce.slice(0, 20) },
    { ...sealed, hmac: flipped(sealed.hmac) },
    { ...sealed, hmac: '' },
  ]) {
    expect(security.unseal(spoilt)).toBeUndefined();
  }
  const other = createSecurity({ ...secret, passphrase: 'another' });
  expect(other.unseal(sealed)).toBeUndefined();
});

test('with a key an open message is not read, nor one of another key or version', () => {
  const message = decodeMessage(encodeText(sealed.plain));
  if (!message) return expect.unreachable('the vector is a message');
  const security = createSecurity(secret);
  expect(readMessage(writeMessage(message, security), security)).toEqual({
    type: 'message',
    message,
  });
  for (const bytes of [
    encodeMessage(message),
    writeMessage(message, createSecurity({ ...secret, keyVersion: 2 })),
    writeMessage(message, createSecurity({ ...secret, keyIdentifier: 'others' })),
    writeMessage(message, createSecurity({ ...secret, passphrase: 'another' })),
  ]) {
    expect(readMessage(bytes, security).type).toBe('unreadable');
  }
});

test('the recorded message says what it is, whole and on its own', () => {
  const message = decodeMessage(encodeText(sealed.plain));
  expect(message?.header).toEqual({
    messageClass: 'Service',
    category: 'Payment',
    type: 'Response',
    serviceId: '0000000001',
    deviceId: null,
    saleId: 'TILL-1',
    poiId: 'GALLA-0001',
  });
  if (!message) return;
  expect(decodeMessage(encodeMessage(message))).toEqual(message);
  expect(report(message)).toMatchObject({
    outcome: {
      type: 'approved',
      receipt: { mark: 'message 0000000001', amount: 19_900, currency: 'INR', method: 'upi' },
    },
  });
});

test('an approval by card tells amount, card, approval code and name', () => {
  expect(answered('approved by card')).toEqual({
    type: 'outcome',
    outcome: {
      type: 'approved',
      frame: 'payment response',
      receipt: {
        mark: '2026-11-21T10:00:00.000Z 7',
        amount: 1_025,
        currency: 'EUR',
        method: 'card',
        card: { network: 'mc', last4: '9999' },
        upi: null,
        rrn: '000000000007',
        approvalCode: '123456',
        terminalId: 'T-1',
        trace: null,
        receiptNumber: '7',
        text: null,
      },
    },
  });
});

test('a refusal tells the bank’s own words', () => {
  expect(answered('refused by the bank')).toMatchObject({
    outcome: {
      type: 'declined',
      resultCode: 'Refusal',
      failure: { code: 'CARD_DECLINED', reason: 'Not enough funds', by: 'provider' },
      receipt: { mark: '2026-11-21T10:01:00.000Z 8', amount: null },
    },
  });
});

for (const [amount, minor] of [
  ['10.25', 1_025],
  ['199', 19_900],
  ['199.5', 19_950],
  ['199.000', 19_900],
  ['0.07', 7],
  ['90071992547409.91', 9_007_199_254_740_991],
  ['1.005', undefined],
  ['1e2', undefined],
  ['-5', undefined],
  ['"10.25"', undefined],
  ['null', undefined],
  ['99999999999999999999', undefined],
] as const) {
  const says = minor === undefined ? 'cannot be read, so nothing is known' : `is ${minor}`;
  test(`an approved amount of ${amount} ${says}`, () => {
    const text = `{"Response":{"Result":"Success"},"PaymentResult":{"AmountsResp":{"AuthorizedAmount":${amount},"Currency":"INR"}}}`;
    const told = report(answer('Payment', parseJson(text) as JsonObject));
    if (minor === undefined) expect(told.type).toBe('unclear');
    else expect(told).toMatchObject({ outcome: { receipt: { amount: minor } } });
  });
}

test('a number keeps its digits through reading and writing', () => {
  const text = '{"a":[10.250,-0.0,1E+400,90071992547409.91],"b":null,"c":true,"d":"x"}';
  const json = parseJson(text);
  expect(json === undefined ? undefined : encodeJson(json)).toBe(text);
});

function answered(name: string) {
  const found = answers.find((one) => one.name === name);
  const body = parseJson(JSON.stringify(found?.body)) as JsonObject;
  return report(answer('Payment', body));
}

function answer(category: Message['header']['category'], body: JsonObject): Message {
  return {
    header: {
      messageClass: 'Service',
      category,
      type: 'Response',
      serviceId: '1',
      deviceId: null,
      saleId: 'TILL-1',
      poiId: 'GALLA-0001',
    },
    body,
  };
}

function report(message: Message) {
  return payReportOf(message, { abortSent: false, asked: null });
}

function fromBase64(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
