import { decodeText, encodeText } from './bytes.ts';
import { Decimal, decimalAt, encodeJson, objectAt, parseJson, textAt } from './json.ts';
import { decodeMessage, encodeHeader, encodeMessage, envelopeOf, type Message } from './message.ts';

/**
 * What a till and its terminal have agreed on, so that nobody else can read or write between them. The
 * cipher itself is driver-security.ts.
 */
export interface Security {
  readonly keyIdentifier: string;
  readonly keyVersion: number;
  seal(plain: Uint8Array): Sealed;
  /** `undefined` for what was not sealed with this key. */
  unseal(sealed: Sealed): Uint8Array | undefined;
}

/** In base64, as it stands in the message. */
export interface Sealed {
  readonly blob: string;
  readonly nonce: string;
  readonly hmac: string;
}

export type ReadMessage =
  | { readonly type: 'message'; readonly message: Message }
  /** Not from whoever has the key, or not a message at all. */
  | { readonly type: 'unreadable'; readonly reason: string };

const cryptoVersion = 1;

export function writeMessage(message: Message, security: Security | undefined): Uint8Array {
  const plain = encodeMessage(message);
  if (!security) return plain;
  const { blob, nonce, hmac } = security.seal(plain);
  return encodeText(
    encodeJson({
      [envelopeOf(message.header)]: {
        MessageHeader: encodeHeader(message.header),
        NexoBlob: blob,
        SecurityTrailer: {
          AdyenCryptoVersion: new Decimal(String(cryptoVersion)),
          KeyIdentifier: security.keyIdentifier,
          KeyVersion: new Decimal(String(security.keyVersion)),
          Nonce: nonce,
          Hmac: hmac,
        },
      },
    }),
  );
}

/**
 * With a key, only what was sealed with it counts, and only its inside: the header outside can be
 * written by anybody.
 */
export function readMessage(bytes: Uint8Array, security: Security | undefined): ReadMessage {
  const plain = security ? unseal(bytes, security) : bytes;
  if (!plain) return unreadable('The message was not sealed with the key of this terminal');
  const message = decodeMessage(plain);
  return message ? { type: 'message', message } : unreadable('This is not a nexo message');
}

function unseal(bytes: Uint8Array, security: Security): Uint8Array | undefined {
  const text = decodeText(bytes);
  const json = text === undefined ? undefined : parseJson(text);
  for (const name of ['SaleToPOIResponse', 'SaleToPOIRequest']) {
    const content = objectAt(json, name);
    const blob = textAt(content, 'NexoBlob');
    const trailer = objectAt(content, 'SecurityTrailer');
    const nonce = textAt(trailer, 'Nonce');
    const hmac = textAt(trailer, 'Hmac');
    if (blob === undefined || nonce === undefined || hmac === undefined) continue;
    if (decimalAt(trailer, 'AdyenCryptoVersion')?.text !== String(cryptoVersion)) return undefined;
    if (textAt(trailer, 'KeyIdentifier') !== security.keyIdentifier) return undefined;
    if (decimalAt(trailer, 'KeyVersion')?.text !== String(security.keyVersion)) return undefined;
    return security.unseal({ blob, nonce, hmac });
  }
  return undefined;
}

function unreadable(reason: string): ReadMessage {
  return { type: 'unreadable', reason };
}
